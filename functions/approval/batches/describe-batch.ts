import { CURRENCY, decimalFrom } from '../../../shared/domain/basics/money.ts';
import type { Batch } from '../../../shared/domain/batches/batch.ts';
import { type BatchPermissions, batchPermissions } from '../../../shared/domain/batches/batch-permissions.ts';
import { batchState } from '../../../shared/domain/batches/batch-state.ts';
import { countApprovals, counts, type Vote } from '../../../shared/domain/batches/vote.ts';
import { isUnderWay, type Payment } from '../../../shared/domain/payments/payment.ts';
import type { ActedBatch, BatchSummary } from '../../../shared/events/batch-body.ts';
import type { Caller } from '../../../shared/sql/approvers/callers.ts';
import type { SealedBatch } from '../../../shared/sql/batches/batch-rows.ts';
import { describeDrift } from './describe-drift.ts';
import type { ShownStanding } from './read-batch-standing.ts';

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

const describeRow = (batch: Batch): Omit<BatchSummary, 'state'> => ({
  batchId: batch.batchId,
  batchReference: batch.batchReference,
  status: batch.status,
  totalRecords: batch.totalRecords,
  totalAmount: decimalFrom(batch.totalAmount),
  paidAmount: batch.paidAmount === null ? null : decimalFrom(batch.paidAmount),
  returnedAmount: decimalFrom(batch.returnedAmount),
  lateDroppedAmount: decimalFrom(batch.lateDroppedAmount),
  currency: CURRENCY,
  requiredApprovals: batch.requiredApprovals,
  tierAmount: batch.tierAmount === null ? null : decimalFrom(batch.tierAmount),
  approvalCount: batch.approvalCount,
  payerMayApprove: batch.payerMayApprove,
  contentHash: batch.contentHash,
  window: { from: iso(batch.windowFrom), to: iso(batch.windowTo) },
  requestedBy: { userId: batch.requestedByUserId, unverified: batch.requestedByText },
  createdAt: batch.createdAt.toISOString(),
  approvedAt: iso(batch.approvedAt),
  processedAt: iso(batch.processedAt),
  disbursementReference: batch.disbursementReference,
  expiresAt: iso(batch.expiresAt),
  restoredAt: iso(batch.restoredAt),
  settling: batch.settlingSince && { done: batch.settledThrough ?? 0, of: batch.totalRecords },
});

/** `begun`: the bank may be paying it by now. */
export const describeSummary = (batch: Batch, begun: boolean): BatchSummary => {
  const row = describeRow(batch);
  return { ...row, state: batchState({ ...row, begun }) };
};

const describeVote = (vote: Vote, batch: Batch): ActedBatch['votes'][number] => ({
  userId: vote.userId,
  name: vote.name,
  decision: vote.decision === 'pending' ? 'withdrawn' : vote.decision,
  notes: vote.notes,
  at: vote.at.toISOString(),
  counts: counts(vote, batch),
});

/** The host may have deleted a voter since it was last counted; once it is approved, it stands. */
const approvalCountOf = (batch: Batch, votes: readonly Vote[]): number =>
  batch.status === 'pending_approval' ? countApprovals(votes, batch) : batch.approvalCount;

/** Only what may still be left unpaid can drift: not of a batch that is over, nor of one that the bank is paying. */
export const canDrift = ({ batch: { status }, payment }: SealedBatch): boolean =>
  status === 'pending_approval' || (status === 'processing' && !isUnderWay(payment));

const describePayment = (payment: Payment | null): ActedBatch['payment'] => {
  if (payment?.step !== 'begun' || !payment.frozen) return null;
  const { at, byUserId: by, frozen } = payment;
  return { begunAt: at.toISOString(), by, count: frozen.count, amount: decimalFrom(frozen.amount) };
};

/** The batch as it stands for this caller at that time. */
export const describeBatch = (
  sealed: SealedBatch,
  votes: readonly Vote[],
  standing: ShownStanding,
  caller: Caller,
  at: Date,
): ActedBatch & { readonly may: BatchPermissions } => {
  const { batch, seal, payment } = sealed;
  const { driftCount, driftedItems } = canDrift(sealed) ? standing : { driftCount: 0, driftedItems: [] };
  return {
    ...describeRow(batch),
    approvalCount: approvalCountOf(batch, votes),
    votes: votes.map((vote) => describeVote(vote, batch)),
    mayApprove: seal?.mayApprove ?? null,
    drift: {
      count: driftCount,
      itemNos: driftedItems.map(({ itemNo }) => itemNo),
      items: driftedItems.map(describeDrift),
    },
    payment: describePayment(payment),
    may: batchPermissions({ caller, batch, seal, votes, standing, payment, at }),
  };
};
