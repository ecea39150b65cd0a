import { createContext, useContext } from 'react';

/** Why what a dialog was opened on is not that any more; undefined as long as it is. */
export const Overtaken = createContext<string | undefined>(undefined);

export const useOvertaken = (): string | undefined => useContext(Overtaken);
