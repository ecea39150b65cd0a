import { MINUTE } from '../basics/durations.ts';

const PAUSE_MAX = 60 * MINUTE;
/** One, two, four … minutes, then every hour: about two days of trying. */
const ATTEMPTS_MAX = 50;

/** When a notice that could not be sent is tried again; null = given up. */
export const retryAt = (attempts: number, now: Date): Date | null =>
  attempts >= ATTEMPTS_MAX
    ? null
    : new Date(now.getTime() + Math.min(2 ** (attempts - 1) * MINUTE, PAUSE_MAX));
