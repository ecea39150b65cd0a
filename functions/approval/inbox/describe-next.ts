import type { InboxBody } from '../../../shared/events/inbox-body.ts';
import type { NextRun } from '../../../shared/procedures/runs/next-run.ts';
import type { PayoutSchedule } from '../../../shared/runtime/payout-schedule.ts';

export type ScheduleFacts = {
  /** null: a setting does not parse. */
  readonly enabled: boolean | null;
  /** Undefined where the schedule is off. */
  readonly schedule: (PayoutSchedule & Pick<NextRun, 'dueAt'>) | undefined;
};

/** When the schedule comes next and makes a batch; or why not. */
export const describeNext = ({ enabled, schedule }: ScheduleFacts): InboxBody['runs']['next'] => {
  if (!schedule)
    return { at: null, why: 'The schedule is off: a batch is made only where somebody runs it by hand.' };
  if (enabled === null)
    return { at: null, why: 'A setting does not parse, and every run fails until it does.' };
  if (!enabled) return { at: null, why: 'Automation is disabled: the schedule comes, and makes no batch.' };
  const { expression, timeZone, dueAt } = schedule;
  if (!dueAt) return { at: null, why: `Not known before the first run of the schedule ${expression}.` };
  return { at: dueAt.toISOString(), why: `By the schedule ${expression}, ${timeZone}.` };
};
