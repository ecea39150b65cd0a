import type { Transaction } from '../../../shared/aws/transaction.ts';
import type { AuditDetail } from '../../../shared/domain/audit/audit-event.ts';
import { decimalFrom } from '../../../shared/domain/basics/money.ts';
import type { Tally } from '../../../shared/domain/basics/tally.ts';
import type { Batch } from '../../../shared/domain/batches/batch.ts';
import { batchContentHash, contentHashDepth } from '../../../shared/domain/batches/content-hash.ts';
import { decideDrop } from '../../../shared/domain/batches/decide-drop.ts';
import type { Seal } from '../../../shared/domain/batches/seal.ts';
import type { Terms } from '../../../shared/domain/batches/terms.ts';
import { counts } from '../../../shared/domain/batches/vote.ts';
import { cancelledNotice } from '../../../shared/domain/notices/cancelled-notice.ts';
import { itemsDroppedNotice } from '../../../shared/domain/notices/items-dropped-notice.ts';
import type { Stretch } from '../../../shared/domain/payments/stretch.ts';
import type { DropInput } from '../../../shared/events/payment-actions.ts';
import { cancelBatch } from '../../../shared/procedures/batches/cancel-batch.ts';
import { keepPaidElsewhere } from '../../../shared/procedures/batches/keep-paid-elsewhere.ts';
import type { ItemRange } from '../../../shared/sql/batches/settlement.ts';
import { dropDrifted as drop, resealBatch } from '../../../shared/sql/payments/drop-items.ts';
import { readTotalsAfterDrop } from '../../../shared/sql/payments/totals-after-drop.ts';
import type { Acted } from './acted.ts';
import { contentOf } from './content-of.ts';
import type { Held } from './lock-batch-for.ts';

type Dropped = { readonly batch: Batch; readonly seal: Seal; readonly dropped: Tally };

const termsOf = ({
  requiredApprovals,
  madeAt,
  requestedByUserId,
  expiresAt,
  payerMayApprove,
}: Batch): Terms => ({
  requiredApprovals,
  madeAt,
  requestedByUserId,
  expiresAt,
  payerMayApprove,
});

/** The items as they are now, sealed by rule 2: numbers and digests of the others stay what they were. */
const reseal = async (
  transaction: Transaction,
  before: Batch,
  { itemCount, mayApprove }: Seal,
  range: ItemRange,
): Promise<Dropped> => {
  const { batchId, batchReference } = before;
  const totals = await transaction.readOne(readTotalsAfterDrop(range, contentHashDepth(itemCount)));
  if (totals.paidElsewhere) await keepPaidElsewhere(transaction, range);
  const { count: totalRecords, amount: totalAmount, root } = totals;
  const terms = termsOf(before);
  const contentHash = batchContentHash(
    { batchReference, totalRecords, totalAmount, root: root ?? '' },
    terms,
  );
  await transaction.write(
    resealBatch({ batchId, totalRecords, totalAmount: decimalFrom(totalAmount), contentHash, terms }),
  );
  const sealed = { batchReference, totalRecords, totalAmount, contentHash, hashRule: 2 } as const;
  const batch = { ...before, ...sealed, approvalCount: 0 };
  const seal = {
    ...sealed,
    itemCount,
    status: before.status,
    adopted: before.adopted,
    unanswered: false,
    terms,
    mayApprove,
  };
  const dropped = {
    count: before.totalRecords - totalRecords,
    amount: before.totalAmount - totalAmount,
  };
  return { batch, seal, dropped };
};

/** What the event seals (domain/batches/parse-seal), and what was before. */
const detailOf = (before: Batch, { batch, seal, dropped }: Dropped): AuditDetail => ({
  batchReference: batch.batchReference,
  totalRecords: batch.totalRecords,
  totalAmount: decimalFrom(batch.totalAmount),
  contentHash: batch.contentHash,
  hashRule: 2,
  requiredApprovals: batch.requiredApprovals,
  madeAt: batch.madeAt.toISOString(),
  requestedByUserId: batch.requestedByUserId,
  expiresAt: batch.expiresAt?.toISOString() ?? null,
  payerMayApprove: batch.payerMayApprove,
  itemCount: seal.itemCount,
  mayApprove: seal.mayApprove,
  status: batch.status,
  adopted: batch.adopted,
  droppedCount: dropped.count,
  droppedAmount: decimalFrom(dropped.amount),
  before: { contentHash: before.contentHash, approvalCount: before.approvalCount },
});

const LAST_DROPPED = 'all of its items had drifted and were dropped';

/** The last of its items is gone: there is nothing to approve. */
const cancelEmpty = async (
  transaction: Transaction,
  { caller, at }: Held,
  batch: Batch,
): Promise<Pick<Extract<Acted, { kind: 'done' }>, 'batch' | 'next' | 'notices'>> => {
  const notes = `Cancelled by user #${caller.userId}: ${LAST_DROPPED}`;
  const cancelled = await cancelBatch(transaction, batch, { approvalCount: 0, notes, at });
  return {
    batch: cancelled.batch,
    next: {
      action: 'batch_cancelled',
      detail: { reason: LAST_DROPPED, from: batch.status, releasedItems: 0 },
    },
    notices: [cancelledNotice(batch, { by: `user ${caller.userId}`, reason: LAST_DROPPED }, at)],
  };
};

/** One changed commission costs nobody else their pay: what has drifted leaves the batch, and the rest is approved anew. */
export const dropDrifted = async (
  transaction: Transaction,
  { reason }: DropInput,
  held: Held,
  stretches: readonly Stretch[],
): Promise<Acted> => {
  const { batch: before, caller, at, head, seal: sealedBefore, votes } = held;
  const { batchId } = before;
  const decision = decideDrop({ ...held, driftCount: stretches.length });
  if (decision.kind === 'refused') return decision;
  const [first] = stretches;
  if (decision.kind === 'already_recorded' || !first || !sealedBefore) return { kind: 'unchanged' };
  // What somebody put in by SQL is sealed by nobody.
  const { contentHolds } = await contentOf(transaction, held);
  if (!contentHolds) return { kind: 'refused', because: 'stale-content' };
  // The host may have mended it since it was read.
  const { changed } = await transaction.write(drop(batchId, stretches));
  if (changed === 0) return { kind: 'unchanged' };
  const last = Math.max(...stretches.map((stretch) => stretch.last));
  const range = { batchId, first: first.first, last };
  const resealed = await reseal(transaction, before, sealedBefore, range);
  const { batch, seal, dropped } = resealed;
  const voters = votes.filter((vote) => counts(vote, before)).map(({ userId, name }) => ({ userId, name }));
  const told = { by: caller, eventSeq: head.seq + 1, reason, dropped, voters };
  const notices = [itemsDroppedNotice(batch, told, at)];
  const done = {
    kind: 'done',
    event: {
      action: 'items_dropped',
      detail: detailOf(before, resealed),
      note: { field: 'reason', text: reason },
    },
  } as const;
  if (batch.totalRecords > 0) return { ...done, outcome: 'dropped', notices, batch, votes, seal };
  const empty = await cancelEmpty(transaction, held, batch);
  return {
    ...done,
    ...empty,
    outcome: 'cancelled',
    notices: [...notices, ...empty.notices],
    votes,
    seal: { ...seal, status: 'cancelled' },
  };
};
