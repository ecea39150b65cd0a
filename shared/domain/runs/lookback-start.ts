import { SECONDS_PER_DAY } from '../basics/durations.ts';
import { epochSecondsFrom } from '../basics/epoch-seconds.ts';

/** The first second, in epoch seconds, that is no longer ago than so many days. */
export const lookbackStart = (at: Date, days: number): number =>
  epochSecondsFrom(at) - days * SECONDS_PER_DAY;
