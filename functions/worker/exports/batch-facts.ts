import { batchStream } from '../../../shared/domain/audit/streams.ts';
import { decimalFrom } from '../../../shared/domain/basics/money.ts';
import { rupeesInWords } from '../../../shared/domain/basics/rupees-in-words.ts';
import { countApprovals, type Vote } from '../../../shared/domain/batches/vote.ts';
import type { ListedBatch } from '../../../shared/sql/batches/read-batches.ts';
import type { ExportedBatch } from '../../../shared/sql/exports/exported-batch.ts';
import type { Facts } from '../files/file-content.ts';
import { decimalOrNull } from './decimal-or-null.ts';
import { exportedState } from './exported-state.ts';

/** Of a pending one the votes are counted; of one that is decided it stands. */
const approvalsOf = (batch: ListedBatch, votes: readonly Vote[]): number =>
  batch.status === 'pending_approval' ? countApprovals(votes, batch) : batch.approvalCount;

/** Of users, by their ids. */
export type Names = ReadonlyMap<string, string | null>;

const personOf = (userId: string, names: Names): string =>
  `${names.get(userId) ?? 'a user whom the company has deleted'} (user ${userId})`;

/** Of what is over: the rest of its total failed, or was left out. */
const notPaid = ({ status, totalAmount, paidAmount }: ListedBatch): string | null =>
  status === 'completed' && paidAmount !== null ? decimalFrom(totalAmount - paidAmount) : null;

/** Who asked the old script for a batch is not known. */
const requesterOf = (batch: ListedBatch, names: Names): string | null => {
  const { requestedByUserId, requestedByText, adopted } = batch;
  if (requestedByUserId !== null) return personOf(requestedByUserId, names);
  if (requestedByText !== null) return `${requestedByText} (unverified)`;
  return adopted ? null : 'the schedule';
};

/** What the batch is, in the order and the words of the old script's file, and what it did not know. */
export const summaryFacts = (
  { batch, processedNotes }: ExportedBatch,
  votes: readonly Vote[],
  names: Names,
): Facts => ({
  title: 'Summary',
  lines: [
    ['Batch Reference', batch.batchReference, 'text'],
    ['Status', exportedState(batch), 'text'],
    ['Required Approvals', batch.requiredApprovals, 'count'],
    ['Approvals Recorded', approvalsOf(batch, votes), 'count'],
    ['Total Amount (INR)', decimalFrom(batch.totalAmount), 'amount'],
    ['Total Amount In Words', rupeesInWords(batch.totalAmount), 'text'],
    ['Total Records', batch.totalRecords, 'count'],
    ['Paid Amount (INR)', decimalOrNull(batch.paidAmount), 'amount'],
    ['Not Paid (INR)', notPaid(batch), 'amount'],
    ['Returned Of What Was Paid (INR)', decimalFrom(batch.returnedAmount), 'amount'],
    ['Late Paid Though Dropped (INR)', decimalFrom(batch.lateDroppedAmount), 'amount'],
    ['Made At', batch.createdAt, 'instant'],
    ['Approved At', batch.approvedAt, 'instant'],
    ['Processed At', batch.processedAt, 'instant'],
    ['Processed By', batch.processedByUserId && personOf(batch.processedByUserId, names), 'text'],
    ['Disbursement Reference', batch.disbursementReference, 'text'],
    ['Processed Notes', processedNotes, 'text'],
    ['Commissions From', batch.windowFrom, 'instant'],
    ['Commissions Before', batch.windowTo, 'instant'],
    ['Requested By', requesterOf(batch, names), 'text'],
  ],
});

/** Under what it was made, and the fingerprint of what was approved: with the items, whoever likes computes it anew. */
export const sealFacts = ({ batch, head }: ExportedBatch): Facts => ({
  title: 'What Was Signed',
  lines: [
    ['Content Hash', batch.contentHash, 'text'],
    ['Hash Rule', batch.hashRule, 'count'],
    ['Required Approvals', batch.requiredApprovals, 'count'],
    ['Made At (UTC)', batch.madeAt.toISOString(), 'text'],
    ['Expires At (UTC)', batch.expiresAt?.toISOString() ?? null, 'text'],
    ['Payer May Approve', batch.payerMayApprove ? 'yes' : 'no', 'text'],
    ['Audit Stream', batchStream(batch.batchId), 'text'],
    ['Last Event', head.seq, 'count'],
    ['Hash Of Last Event', head.hash, 'text'],
  ],
});

/** Who approved it, as the last page repeats it; nothing where nobody did. */
export const approvalFacts = (votes: readonly Vote[]): Facts[] => {
  const approvals = votes.filter(({ decision }) => decision === 'approved');
  if (approvals.length === 0) return [];
  const lines = approvals.map(
    ({ userId, name, at }) => [personOf(userId, new Map([[userId, name]])), at, 'instant'] as const,
  );
  return [{ title: 'Approved By', lines }];
};
