import { useLayoutEffect, useRef } from 'react';
import { focusTitle } from './focus-title.ts';

/** What goes while somebody stands on it, because it is done, leaves them at the title of the screen. */
export const useFocusKept = <Part extends HTMLElement>() => {
  const part = useRef<Part>(null);
  useLayoutEffect(() => {
    const own = part.current;
    return () => {
      if (!own?.contains(document.activeElement)) return;
      setTimeout(() => document.activeElement === document.body && focusTitle());
    };
  }, []);
  return part;
};
