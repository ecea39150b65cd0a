import { appendBehind } from '../../shared/aws/append-event.ts';
import { cancelledNotice } from '../../shared/domain/cancelled-notices.ts';
import { isExpired } from '../../shared/domain/is-expired.ts';
import { lockBatch } from '../../shared/sql/batch-rows.ts';
import { insertNotices } from '../../shared/sql/notification-log.ts';
import { cancelBatch } from '../../shared/steps/cancel-batch.ts';
import type { WorkerDeps } from './worker-deps.ts';

/** Cancels a batch that nobody decided on in time; one that was decided, or whose time is not over, stays as it is. */
export const expireBatch = ({ database, now }: WorkerDeps, batchId: string): Promise<boolean> =>
  database.transaction(async (transaction) => {
    const [locked] = await transaction.read(lockBatch(batchId));
    const at = now();
    if (!locked || !isExpired(locked.batch, at)) return false;
    const { approvalCount, expiresAt } = locked.batch;
    const reason = `nobody decided on it before ${expiresAt?.toISOString()}`;
    const notes = `Expired: ${reason}`;
    const { batch, releasedItems } = await cancelBatch(transaction, locked.batch, {
      approvalCount,
      notes,
      at,
    });
    await appendBehind(transaction, locked.head, {
      stream: `batch-${batchId}`,
      actor: 'expiry',
      action: 'batch_expired',
      detail: { reason, releasedItems },
      occurredAt: at,
    });
    await transaction.write(insertNotices([cancelledNotice(batch, { by: 'expiry', reason }, at)], at));
    return true;
  });
