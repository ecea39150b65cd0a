import { MINUTE } from '../../domain/basics/durations.ts';
import type { Deps } from '../../runtime/deps.ts';
import type { PayoutSchedule } from '../../runtime/payout-schedule.ts';
import { readLastScheduled } from '../../sql/status.ts';
import { type NextRun, nextRun } from './next-run.ts';

/** A clock may be ahead; a scheduled time further ahead was made up. */
const CLOCK_TOLERANCE = 5 * MINUTE;

/** When the schedule comes next, counted from the last run that it began. */
export const readNextRun = async (
  { database }: Pick<Deps, 'database'>,
  schedule: PayoutSchedule,
  at: Date,
): Promise<NextRun & { readonly lastScheduledAt: Date | undefined }> => {
  const [row] = await database.read(readLastScheduled(new Date(at.getTime() + CLOCK_TOLERANCE)));
  const lastScheduledAt = row?.lastScheduledAt ?? undefined;
  return { lastScheduledAt, ...nextRun(schedule, lastScheduledAt, at) };
};
