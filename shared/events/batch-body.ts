import * as z from 'zod';
import { CURRENCY } from '../domain/basics/money.ts';
import { PROBLEM_TYPES } from '../domain/basics/problem.ts';
import { BATCH_STATUSES } from '../domain/batches/batch.ts';
import { BATCH_ACTIONS, type BatchAction } from '../domain/batches/batch-permissions.ts';
import { ITEM_STATUSES } from '../domain/batches/item-statuses.ts';
import { Id, Instant, Money, NextCursor } from './api-values.ts';
import { MayApproveCounts } from './may-approve-counts.ts';

/** A batch in a list. */
export const BatchSummary = z.object({
  batchId: Id,
  batchReference: z.string(),
  status: z.enum(BATCH_STATUSES),
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

/** A batch with its votes and what the caller may do: true, or the name of the problem it would meet. */
export const BatchBody = BatchSummary.extend({
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
  /** What somebody should look at, in sentences. */
  warnings: z.array(z.string()),
  may: z.object(
    Object.fromEntries(BATCH_ACTIONS.map((action) => [action, May])) as Record<BatchAction, typeof May>,
  ),
});
export type BatchBody = z.infer<typeof BatchBody>;
export type BatchSummary = z.infer<typeof BatchSummary>;

export const BatchPage = z.object({ items: z.array(BatchSummary), nextCursor: NextCursor });

export const ItemPage = z.object({
  items: z.array(
    z.object({
      itemNo: z.int(),
      commissionId: Id,
      beneficiary: z.object({ userId: Id, name: z.string().nullable() }),
      amount: Money,
      status: z.enum(ITEM_STATUSES),
      notes: z.string().nullable(),
    }),
  ),
  nextCursor: NextCursor,
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
    }),
  ),
  nextCursor: NextCursor,
});
export type EventPage = z.infer<typeof EventPage>;
