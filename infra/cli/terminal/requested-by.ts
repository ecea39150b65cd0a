import { hostname, userInfo } from 'node:os';

const REQUESTED_BY_MAX = 120;

/** A container may run as a number that no passwd file knows. */
const userName = (): string => {
  try {
    return userInfo().username;
  } catch {
    return `uid-${process.getuid?.() ?? 'unknown'}`;
  }
};

/** Who sits at this terminal, as far as the machine knows; recorded as unverified. Cut between characters, never inside one. */
export const requestedBy = (): string =>
  [...`${userName()}@${hostname()}`].slice(0, REQUESTED_BY_MAX).join('');
