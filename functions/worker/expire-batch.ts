import type { Transaction } from '../../shared/aws/transaction.ts';
import { batchStream } from '../../shared/domain/audit/streams.ts';
import { DatabaseBehind } from '../../shared/domain/basics/failures.ts';
import { isExpired } from '../../shared/domain/batches/is-expired.ts';
import { cancelledNotice } from '../../shared/domain/notices/cancelled-notice.ts';
import { refuseBehind } from '../../shared/procedures/attestation/refuse-behind.ts';
import { appendBehind } from '../../shared/procedures/audit/append-event.ts';
import { cancelBatch } from '../../shared/procedures/batches/cancel-batch.ts';
import { changeOnce, type Done } from '../../shared/procedures/change-once.ts';
import { type LockedBatch, lockBatch } from '../../shared/sql/batches/batch-rows.ts';
import { insertNotices } from '../../shared/sql/notices/notification-log.ts';
import type { WorkerDeps } from './worker-deps.ts';

const cancelExpired = async (
  transaction: Transaction,
  locked: LockedBatch | undefined,
  at: Date,
): Promise<Done<boolean>> => {
  if (!locked || !isExpired(locked.batch, at)) return { answer: false, event: undefined };
  const { batchId, approvalCount, expiresAt } = locked.batch;
  const reason = `nobody decided on it before ${expiresAt?.toISOString()}`;
  const notes = `Expired: ${reason}`;
  const { batch, releasedItems } = await cancelBatch(transaction, locked.batch, { approvalCount, notes, at });
  const event = await appendBehind(transaction, locked.head, {
    stream: batchStream(batchId),
    actor: 'expiry',
    action: 'batch_expired',
    detail: { reason, releasedItems },
    occurredAt: at,
  });
  await transaction.write(insertNotices([cancelledNotice(batch, { by: 'expiry', reason }, at)], at));
  return { answer: true, event };
};

/** It may have been approved, and paid, since the backup that was restored: what it holds must not be let go. */
const isBehind = async (deps: WorkerDeps, batchId: string): Promise<boolean> => {
  try {
    await refuseBehind(deps);
    return false;
  } catch (error) {
    if (!(error instanceof DatabaseBehind)) throw error;
    deps.logger.warn('a batch does not expire in a database that is behind', {
      batchId,
      because: error.message,
    });
    return true;
  }
};

/** Cancels a batch that nobody decided on in time; one that was decided, or whose time is not over, stays as it is. */
export const expireBatch = async (deps: WorkerDeps, batchId: string): Promise<boolean> => {
  if (await isBehind(deps, batchId)) return false;
  return changeOnce(
    deps,
    async (transaction) => (await transaction.read(lockBatch(batchId)))[0],
    (transaction, locked) => cancelExpired(transaction, locked, deps.now()),
  );
};
