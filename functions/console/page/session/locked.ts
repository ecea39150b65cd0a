const LOCKED = 'payouts-locked';

/** Whether this browser waits for somebody to prove who they are: loading the page anew, or in another tab, is no way round. */
export const isLocked = (): boolean => localStorage.getItem(LOCKED) !== null;

export const setLocked = (locked: boolean): void =>
  locked ? localStorage.setItem(LOCKED, 'locked') : localStorage.removeItem(LOCKED);
