import type { Deps } from '../../../shared/runtime/deps.ts';
import type { OpsEnv } from '../../../shared/runtime/env.ts';

/** When Scheduler runs the payout, as it was deployed. */
export type PayoutSchedule = { readonly expression: string; readonly timeZone: string };

export type OpsDeps = Deps & {
  readonly schedule: PayoutSchedule | undefined;
  /** Lambda's id of this invocation: by it CloudTrail confirms who really asked. */
  readonly requestId: string;
};

/** Undefined where the schedule is off, and in a terminal, which is not told. */
export const payoutSchedule = ({
  SCHEDULE_EXPRESSION: expression,
  SCHEDULE_TIMEZONE: timeZone,
}: OpsEnv): PayoutSchedule | undefined =>
  expression && expression !== 'off' && timeZone ? { expression, timeZone } : undefined;
