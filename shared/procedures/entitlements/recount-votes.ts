import type { Transaction } from '../../aws/transaction.ts';
import type { Approver } from '../../domain/approvers/approver.ts';
import { hasRole } from '../../domain/approvers/has-role.ts';
import { type AuditAuthor, factBy } from '../../domain/audit/audit-author.ts';
import { batchStream } from '../../domain/audit/streams.ts';
import { lapsedDetail } from '../../domain/batches/lapsed-detail.ts';
import { countApprovals } from '../../domain/batches/vote.ts';
import type { RecountedBatch } from '../../events/approvers-command.ts';
import type { Deps } from '../../runtime/deps.ts';
import { setApprovalCount } from '../../sql/batches/batch-changes.ts';
import { type LockedBatch, lockBatch } from '../../sql/batches/batch-rows.ts';
import { lockVotes, readBatchesApprovedBy } from '../../sql/batches/votes.ts';
import { appendBehind } from '../audit/append-event.ts';

/** An approver no more, as far as this sign-in goes. */
export const losesVotes = (before: Approver, after: Pick<Approver, 'active' | 'roles'>): boolean =>
  hasRole(before, 'approver') && !hasRole(after, 'approver');

/**
 * The pending batches that the person approved, all locked before any vote is counted: under REPEATABLE READ the first count
 * fixes which entitlements are seen, and a removal that was faster must be among them. Which batches, is asked outside the
 * transaction for the same reason; the person cannot vote meanwhile by the sign-in that is locked.
 */
export const lockApprovedBatches = async (
  { database }: Pick<Deps, 'database'>,
  transaction: Transaction,
  userId: string,
): Promise<LockedBatch[]> => {
  const locked: LockedBatch[] = [];
  for (const { batchId } of await database.read(readBatchesApprovedBy(userId))) {
    locked.push(await transaction.readOne(lockBatch(batchId)));
  }
  return locked.filter(({ batch }) => batch.status === 'pending_approval');
};

export type Recounting = {
  readonly author: AuditAuthor;
  readonly because: 'approver_removed' | 'approver_changed';
  readonly userId: string;
  readonly occurredAt: Date;
};

/** After the entitlement has changed: what still counts of each batch, with an event in its stream where that is another number. */
export const recountVotes = async (
  transaction: Transaction,
  batches: readonly LockedBatch[],
  { author, because, userId, occurredAt }: Recounting,
): Promise<RecountedBatch[]> => {
  const recounted: RecountedBatch[] = [];
  for (const { batch, head } of batches) {
    const { batchId, batchReference, approvalCount: from } = batch;
    const votes = await transaction.read(lockVotes(batchId));
    const to = countApprovals(votes, batch);
    if (to === from) continue;
    await transaction.write(setApprovalCount({ batchId, approvalCount: to }));
    const detail = { because, userId, from, to, ...lapsedDetail(votes, batch, userId) };
    const fact = { stream: batchStream(batchId), action: 'votes_recounted', detail, occurredAt };
    await appendBehind(transaction, head, factBy(author, fact));
    recounted.push({ batchId, batchReference, from, to });
  }
  return recounted;
};
