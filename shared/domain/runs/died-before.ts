import { MINUTE } from '../basics/durations.ts';
/** Lambda ends the payout function after 15 minutes, the Data API its transaction 3 minutes later. */
export const RUN_MINUTES_MAX = 20;

/** An attempt that began before this and has not ended is dead: the function was killed, or lost the database. */
export const diedBefore = (at: Date): Date => new Date(at.getTime() - RUN_MINUTES_MAX * MINUTE);
