import { useEffect, useState } from 'react';
import { focusTitle } from './focus-title.ts';

const isThere = (element: Element | null): element is HTMLElement =>
  element instanceof HTMLElement && element.isConnected && element !== document.body;

/** A dialog that is gone leaves people where they opened it, or, where that is gone too, at the title of the screen. */
export const useFocusReturn = (): void => {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // Only what is still there once everything that the act changed is drawn.
      setTimeout(() => (isThere(opener) ? opener.focus() : focusTitle()));
    },
    [opener],
  );
};
