import { useSyncExternalStore } from 'react';

let printing = false;

/** Told before the browser lays the paper out: React draws what changes in time. */
const watch = (changed: () => void): (() => void) => {
  const say = (now: boolean) => () => {
    printing = now;
    changed();
  };
  const [begin, end] = [say(true), say(false)];
  addEventListener('beforeprint', begin);
  addEventListener('afterprint', end);
  return () => {
    removeEventListener('beforeprint', begin);
    removeEventListener('afterprint', end);
  };
};

/** Whether the page is being printed: on paper nothing can be opened, and "4 h ago" says nothing. */
export const usePrinting = (): boolean => useSyncExternalStore(watch, () => printing);
