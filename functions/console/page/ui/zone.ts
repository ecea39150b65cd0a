import { createContext, useContext } from 'react';

/** The business time zone, in which every date of the page is shown; known once the person is. */
export const Zone = createContext('UTC');

export const useZone = (): string => useContext(Zone);
