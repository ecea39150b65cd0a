import * as z from 'zod';
import { PROBLEM_TYPES } from '../domain/basics/problem.ts';
import { RUN_OUTCOMES } from '../domain/runs/run-outcomes.ts';
import { Id, Instant, Money } from './api-values.ts';
import { BatchSummary } from './batch-body.ts';
import { OfferBody } from './offers.ts';
import { Person } from './people.ts';

const May = z.union([z.literal(true), z.enum(PROBLEM_TYPES)]);

/** A batch that is not over, with what it waits for. */
export const WaitingBody = BatchSummary.extend({
  /** Since when the bank has been paying it. */
  begunAt: Instant.nullable(),
  missingApprovals: z.int(),
  /** Those that count. */
  votes: z.array(
    Person.extend({ decision: z.literal('approved'), notes: z.string().nullable(), at: Instant }),
  ),
  /** Who may give the next vote; of an approved batch, who of finance may move its money. */
  awaited: z.array(Person),
  /** Approvers who may not approve it, because it pays them. */
  paidApprovers: z.array(Person),
  /** Judged without the ledger: the batch itself says at last whether it has drifted. */
  caller: z.object({ mayApprove: May, mayPay: May }),
});
export type WaitingBody = z.infer<typeof WaitingBody>;

/** How many there are and what they come to; the oldest fifty of them. */
const Waiting = z.object({ count: z.int(), amount: Money, items: z.array(WaitingBody) });

export const INBOX_WARNINGS = [
  'settings',
  'disabled',
  'overdue_run',
  'failed_run',
  'too_few_approvers',
  'no_payer',
  'stranded',
  'unpayable',
  'held',
  'overdue_holds',
] as const;

export const InboxWarning = z.object({
  kind: z.enum(INBOX_WARNINGS),
  /** What is the matter, in a sentence. */
  text: z.string(),
  /** What to do about it. */
  advice: z.string(),
  amount: Money.optional(),
  count: z.int().optional(),
  batchId: Id.optional(),
});
export type InboxWarning = z.infer<typeof InboxWarning>;

/** GET /inbox: what waits for the caller, what waits for others, and what somebody should look at. */
export const InboxBody = z.object({
  /** Pending: the caller may approve it and has said nothing of its present content. */
  toVote: Waiting,
  /** Approved, and no payment begun: the caller may begin it. */
  toPay: Waiting,
  /** At the bank, and nobody has recorded what it paid; for all of finance. */
  begun: Waiting,
  /** All else that is not over. */
  waitsForOthers: Waiting,
  /** Open ones that the caller may confirm or refuse, and an emergency, whoever the caller is: that one first. */
  offers: z.array(OfferBody).default([]),
  runs: z.object({
    /** null: a setting does not parse, and every run fails until it does. */
    enabled: z.boolean().nullable(),
    last: z
      .object({
        runKey: z.string(),
        outcome: z.enum(RUN_OUTCOMES).exclude(['already_recorded']),
        /** Of a skip; of a failure its name. */
        reason: z.string().nullable(),
        startedAt: Instant,
        batchId: Id.nullable(),
        batchReference: z.string().nullable(),
      })
      .nullable(),
    /** When the schedule comes next; null where it makes no batch, or nobody knows when. */
    next: z.object({ at: Instant.nullable(), why: z.string() }),
  }),
  warnings: z.array(InboxWarning),
});
export type InboxBody = z.infer<typeof InboxBody>;
