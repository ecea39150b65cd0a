import * as z from 'zod';
import { TRIGGER_KINDS } from '../domain/runs/payout-request.ts';
import { RUN_OUTCOMES } from '../domain/runs/run-outcomes.ts';
import { Id, Instant, Money, NextCursor } from './api-values.ts';
import { ManualPayload } from './payout-payload.ts';
import { RunOptions } from './run-options.ts';

/**
 * POST /runs: the payload of a run by hand. Who asks is known from the token, so nobody states it; and nobody takes a key that
 * the schedule will come with, or its run of that night would be found done.
 */
export const RunInput = ManualPayload.omit({ requestedBy: true }).extend({
  runKey: ManualPayload.shape.runKey.refine((key) => !key?.startsWith('schedule/'), {
    error: 'expected another than those of the schedule, which begin with schedule/',
  }),
});

export const RUN_STATES = ['requested', ...RUN_OUTCOMES] as const;

/**
 * A run as it stands: poll it until it is neither `requested` nor `running`. What has a default is not in answers that a
 * version before kept, and that a repeat is told again.
 */
export const RunBody = z.object({
  runKey: z.string(),
  trigger: z.enum(TRIGGER_KINDS),
  outcome: z.enum(RUN_STATES),
  /** Of a skip. */
  reason: z.string().nullable(),
  batchId: Id.nullable(),
  /** The batch that it made, as it is now: what was dropped from it since is not in its total. */
  batch: z
    .object({ batchId: Id, batchReference: z.string(), totalRecords: z.int(), totalAmount: Money })
    .nullable()
    .default(null),
  /** What was asked; null where what is kept of it does not read any more. */
  options: RunOptions.nullable().default(null),
  /** What it answered, whole: the result of the payout function. */
  result: z.record(z.string(), z.unknown()).nullable(),
  error: z.object({ type: z.string(), message: z.string() }).nullable(),
  requestedBy: z.object({
    userId: Id.nullable(),
    name: z.string().nullable().default(null),
    unverified: z.string().nullable(),
  }),
  startedAt: Instant.nullable(),
  finishedAt: Instant.nullable(),
  durationMilliseconds: z.int().nullable().default(null),
});
export type RunBody = z.infer<typeof RunBody>;

export const RunPage = z.object({ items: z.array(RunBody.omit({ result: true })), nextCursor: NextCursor });
export type RunPage = z.infer<typeof RunPage>;
