import { DAY } from '../basics/durations.ts';

/** A business day at most lies between the digests of two days. */
const SINCE_MAX = 2 * DAY;

/**
 * From where on a digest tells what happened: where the digest of the day before ended, so that nothing is told twice, or
 * not at all; a day back where there was none, or where somebody spoilt what it says of itself.
 */
export const digestSince = (endedBefore: string | null, at: Date): Date => {
  const ended = new Date(endedBefore ?? Number.NaN);
  const age = at.getTime() - ended.getTime();
  return age > 0 && age <= SINCE_MAX ? ended : new Date(at.getTime() - DAY);
};
