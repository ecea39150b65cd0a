import * as z from 'zod';
import { TRIGGER_KINDS } from '../domain/runs/payout-request.ts';
import { RUN_OUTCOMES } from '../domain/runs/run-outcomes.ts';
import { Id, Instant, NextCursor } from './api-values.ts';
import { ManualPayload } from './payout-payload.ts';

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

/** A run as it stands: poll it until it is neither `requested` nor `running`. */
export const RunBody = z.object({
  runKey: z.string(),
  trigger: z.enum(TRIGGER_KINDS),
  outcome: z.enum(RUN_STATES),
  /** Of a skip. */
  reason: z.string().nullable(),
  batchId: Id.nullable(),
  /** What it answered, whole: the result of the payout function. */
  result: z.record(z.string(), z.unknown()).nullable(),
  error: z.object({ type: z.string(), message: z.string() }).nullable(),
  requestedBy: z.object({ userId: Id.nullable(), unverified: z.string().nullable() }),
  startedAt: Instant.nullable(),
  finishedAt: Instant.nullable(),
});
export type RunBody = z.infer<typeof RunBody>;

export const RunPage = z.object({ items: z.array(RunBody.omit({ result: true })), nextCursor: NextCursor });
