import { epochSeconds } from '../basics/epoch-seconds.ts';

/**
 * Whether a token is of a session that its person has ended, by when they authenticated for it: a refreshed token says the
 * same as the first. Tokens know whole seconds, so one of the very second of the sign-out may be older, and is taken for it;
 * who signs in again is let in from the next second on. A token that does not say is older.
 */
export const isSignedOut = (signedOutAt: Date | null, authenticatedAtSeconds: number | undefined): boolean =>
  signedOutAt !== null &&
  (authenticatedAtSeconds === undefined || Math.floor(authenticatedAtSeconds) <= epochSeconds(signedOutAt));
