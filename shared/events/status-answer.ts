import * as z from 'zod';
import { RUN_OUTCOMES } from '../domain/runs/run-outcomes.ts';
import { DeployedWith } from './deployed-with.ts';

const AmountText = z.string().regex(/^-?\d+\.\d\d$/);
const Instant = z.iso.datetime();
const Tally = z.object({ count: z.int(), amount: AmountText });

const OpenBatches = Tally.extend({
  /** The first of them, and since when it waits for its next step. */
  oldest: z
    .object({
      batchReference: z.string(),
      since: Instant,
      approvalCount: z.int(),
      requiredApprovals: z.int(),
      /** People who may approve it, as it was when it was made; null where nobody counted, or it is approved. */
      mayApprove: z.int().nullable(),
    })
    .nullable(),
  /** Batches that fewer people may approve than have to, as it was when they were made. */
  tooFew: z.int(),
});

const TroubledRuns = z.object({
  count: z.int(),
  /** Whose run key no later attempt has finished. */
  openCount: z.int(),
  last: z
    .object({
      runKey: z.string(),
      errorType: z.string().nullable(),
      error: z.string().nullable(),
      startedAt: Instant,
    })
    .nullable(),
});

/** What `status` answers: how the payout stands now. Amounts are decimal strings in INR, instants UTC. */
export const StatusAnswer = z.object({
  /** Of the function that answers, and so of what is deployed. */
  version: z.string(),
  /** null where it was not told; a function of before does not say it. */
  deployedWith: DeployedWith.nullable().default(null),
  at: Instant,
  /** null: a setting does not parse, and every run fails until it does. */
  automation: z
    .object({
      enabled: z.boolean(),
      /** Since when it has been enabled, or disabled; null where that cannot be known. */
      since: Instant.nullable(),
      intervalHours: z.int(),
      lookbackDays: z.int(),
      timezone: z.string(),
    })
    .nullable(),
  settingsProblem: z.string().nullable(),
  lastBatch: z
    .object({
      batchReference: z.string(),
      status: z.string(),
      totalRecords: z.int(),
      totalAmount: AmountText,
      createdAt: Instant,
    })
    .nullable(),
  /** The attempt that began last, whatever became of it. */
  lastRun: z
    .object({
      runKey: z.string(),
      outcome: z.enum(RUN_OUTCOMES).exclude(['already_recorded']),
      reason: z.string().nullable(),
      message: z.string().nullable(),
      startedAt: Instant,
    })
    .nullable(),
  /** null where the function was not told of a schedule. */
  schedule: z
    .object({
      expression: z.string(),
      timeZone: z.string(),
      lastScheduledAt: Instant.nullable(),
      /** null where it cannot be known. */
      dueAt: Instant.nullable(),
      /** The first time since then that passed without a run; null = none. */
      overdueSince: Instant.nullable(),
    })
    .nullable(),
  /** pending_approval. */
  waiting: OpenBatches,
  /** processing. */
  toBePaid: OpenBatches,
  /** Of those: begun at the bank, and not recorded yet; the first of them, and since when. */
  atTheBank: Tally.extend({
    oldest: z.object({ batchReference: z.string(), since: Instant }).nullable(),
  }),
  /** Approved and in no batch; `stranded` of them are older than the window (null: unknown without settings). */
  free: Tally.extend({ oldestAt: Instant.nullable(), stranded: Tally.nullable(), unpayable: Tally }),
  /** Open holds, and what they keep back of what is approved and in no batch. */
  held: z.object({
    holds: z.int(),
    /** Past their until. */
    overdue: z.int(),
    oldestAt: Instant.nullable(),
    commissions: Tally,
  }),
  notices: z.object({
    unsent: z.int(),
    oldestAt: Instant.nullable(),
    /** In the last days that `failures` looks back on. */
    givenUp: z.int(),
    lastReason: z.string().nullable(),
  }),
  /** Of the last seven days. */
  failures: TroubledRuns,
  /** Still `running` although their function must have ended. */
  died: TroubledRuns,
});
export type StatusAnswer = z.infer<typeof StatusAnswer>;
