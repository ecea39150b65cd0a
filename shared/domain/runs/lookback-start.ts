import { epochSecondsFrom } from '../basics/epoch-seconds.ts';

const SECONDS_PER_DAY = 86_400;

/** The first second, in epoch seconds, that is no longer ago than so many days. */
export const lookbackStart = (at: Date, days: number): number =>
  epochSecondsFrom(at) - days * SECONDS_PER_DAY;
