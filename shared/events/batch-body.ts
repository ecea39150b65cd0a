import * as z from 'zod';
import { CURRENCY } from '../domain/basics/money.ts';
import { PROBLEM_TYPES } from '../domain/basics/problem.ts';
import { BATCH_STATUSES } from '../domain/batches/batch.ts';
import { BATCH_ACTIONS, type BatchAction } from '../domain/batches/batch-permissions.ts';
import { BATCH_STATES } from '../domain/batches/batch-state.ts';
import { ITEM_STATUSES } from '../domain/batches/item-statuses.ts';
import { UNPAID_STATUSES } from '../domain/batches/unpaid-statuses.ts';
import { ITEM_MARKS } from '../domain/payments/item-marks.ts';
import { Id, Instant, Money, NextCursor } from './api-values.ts';
import { MayApproveCounts } from './may-approve-counts.ts';

/** A batch in a list. */
export const BatchSummary = z.object({
  batchId: Id,
  batchReference: z.string(),
  status: z.enum(BATCH_STATUSES),
  /** How people call it. */
  state: z.enum(BATCH_STATES),
  totalRecords: z.int(),
  totalAmount: Money,
  /** null until it is paid; less than the total where items failed. */
  paidAmount: Money.nullable(),
  /** What of that came back from the bank. */
  returnedAmount: Money,
  /** What the bank paid of items that had been dropped from it: beside its total, and beside what it paid. */
  lateDroppedAmount: Money,
  currency: z.literal(CURRENCY),
  requiredApprovals: z.int(),
  /** What this batch and the others made on its business day came to, where that sum decided on the approvals; null where its own total did. */
  tierAmount: Money.nullable(),
  approvalCount: z.int(),
  /** Whether who approved it may pay or cancel it too, as the setting was when it was made; before there was one, they might. */
  payerMayApprove: z.boolean(),
  contentHash: z.string().nullable(),
  /** Of the commissions: UTC, `to` exclusive; null = open. */
  window: z.object({ from: Instant.nullable(), to: Instant.nullable() }),
  /** Who asked for the run. A user of the API is known; what a direct invoke says of itself is `unverified`. */
  requestedBy: z.object({ userId: Id.nullable(), unverified: z.string().nullable() }),
  createdAt: Instant,
  approvedAt: Instant.nullable(),
  processedAt: Instant.nullable(),
  disbursementReference: z.string().nullable(),
  /** When it is cancelled by itself, should it still be pending. */
  expiresAt: Instant.nullable(),
  /** Something of it was lost with a restored database: since when it is held until finance says what the bank did. */
  restoredAt: Instant.nullable(),
  /** A release or payment under way in the background. */
  settling: z.object({ done: z.int(), of: z.int() }).nullable(),
});

const May = z.union([z.literal(true), z.enum(PROBLEM_TYPES)]);

export const DriftEntry = z.object({
  itemNo: z.int(),
  commissionId: Id,
  /** Why it cannot be paid as it was approved, in a sentence. */
  why: z.string(),
});
export type DriftEntry = z.infer<typeof DriftEntry>;

/** A batch with its votes and what the caller may do: true, or the name of the problem it would meet. So an action leaves it. */
export const ActedBatch = BatchSummary.omit({ state: true }).extend({
  votes: z.array(
    z.object({
      userId: Id,
      name: z.string().nullable(),
      decision: z.enum(['approved', 'rejected', 'withdrawn']),
      notes: z.string().nullable(),
      at: Instant,
      /** Whether it is one of the approvals: of this content, by somebody entitled since before the batch was made. */
      counts: z.boolean(),
    }),
  ),
  /** As it was when the batch was made; null for one of before, or of the old script. */
  mayApprove: MayApproveCounts.nullable(),
  /** Open items that cannot be paid as they were approved; the first 100 by number, and why. */
  drift: z.object({ count: z.int(), itemNos: z.array(z.int()), items: z.array(DriftEntry) }),
  /** Begun, and not recorded yet: what the bank was asked to pay. */
  payment: z.object({ begunAt: Instant, by: Id.nullable(), count: z.int(), amount: Money }).nullable(),
  may: z.object(
    Object.fromEntries(BATCH_ACTIONS.map((action) => [action, May])) as Record<BatchAction, typeof May>,
  ),
});
export type ActedBatch = z.infer<typeof ActedBatch>;

/** null where the host has no such user any more, or no name for it. */
const Name = z.string().nullable();
const Person = z.object({ userId: Id, name: Name });
const Sentence = z.string().optional();

/** As it is shown, with what people ask of it before they decide. */
export const BatchBody = ActedBatch.extend({
  state: BatchSummary.shape.state,
  requestedBy: BatchSummary.shape.requestedBy.extend({ name: Name }),
  payment: ActedBatch.shape.payment.unwrap().extend({ byName: Name }).nullable(),
  drift: ActedBatch.shape.drift.extend({
    /** Against which nothing stands but a hold: a payment does not begin without a word on them, a vote does not mind them. */
    heldCount: z.int(),
    /** Of both kinds, at most 100 of each, by number. `held`: a begin may name it in payHeld. */
    items: z.array(DriftEntry.extend({ held: z.boolean() })),
  }),
  /** What somebody should look at, in sentences. */
  warnings: z.array(z.string()),
  /** What each action that the caller may not do would answer them. */
  whyNot: z.object(
    Object.fromEntries(BATCH_ACTIONS.map((action) => [action, Sentence])) as Record<
      BatchAction,
      typeof Sentence
    >,
  ),
  /** Who may approve it as of now; nobody, once it is decided. */
  eligible: z.array(Person.extend({ voted: z.boolean() })),
  /** Approvers whom it pays; null where that was not kept when it was made. */
  paidApprovers: z.array(Person).nullable(),
  /** Under what it was made, beside what every list shows. null: the old script made it. */
  terms: z.object({ requiredApprovalsSetting: z.int().nullable(), madeAt: Instant }),
});
export type BatchBody = z.infer<typeof BatchBody>;
export type BatchSummary = z.infer<typeof BatchSummary>;

export const BatchPage = z.object({ items: z.array(BatchSummary), nextCursor: NextCursor });

export const ItemPage = z.object({
  items: z.array(
    z.object({
      itemNo: z.int(),
      commissionId: Id,
      beneficiary: Person,
      amount: Money,
      status: z.enum(ITEM_STATUSES),
      /** Said by a payment that is begun; the status follows when it is recorded. */
      mark: z.enum(ITEM_MARKS).nullable(),
      /** It has left the batch, and is in none of its sums. */
      dropped: z.boolean(),
      notes: z.string().nullable(),
      /** The batch before that last failed to pay its commission, or whose payment of it came back; null where none did. */
      before: z
        .object({ batchId: Id, batchReference: z.string(), status: z.enum(UNPAID_STATUSES) })
        .nullable(),
    }),
  ),
  nextCursor: NextCursor,
  /** Of one person: all that the batch pays them, whatever else was asked for; else of what is marked, where that was asked for. */
  sum: z.object({ count: z.int(), amount: Money }).nullable(),
});

export type ItemPage = z.infer<typeof ItemPage>;

/** What somebody wrote, or when it was erased on a person's demand; under `field` the detail has {sha256} of salt and text. */
const EventNote = z.object({
  field: z.string(),
  salt: z.string().nullable(),
  text: z.string().nullable(),
  erasedAt: Instant.nullable(),
});

/** A stream of the audit trail, newest first; each entry is a link of the chain that `payouts audit verify` checks. */
export const EventPage = z.object({
  items: z.array(
    z.object({
      seq: z.int(),
      at: Instant,
      actor: z.string(),
      action: z.string(),
      /** The stored text, which the hash covers. */
      detail: z.string(),
      prevHash: z.string(),
      hash: z.string(),
      note: EventNote.nullable(),
    }),
  ),
  nextCursor: NextCursor,
});
export type EventPage = z.infer<typeof EventPage>;
