import type { Transaction } from '../../../shared/aws/transaction.ts';
import { HOLDS_STREAM } from '../../../shared/domain/audit/streams.ts';
import {
  FAILED_TWICE_LISTED_MAX,
  type FailedTwice,
  failedTwiceDetail,
} from '../../../shared/domain/holds/failed-twice.ts';
import { appendEvent } from '../../../shared/procedures/audit/append-event.ts';
import { holdFailedTwice, readFailedTwice } from '../../../shared/sql/holds/failed-twice.ts';
import type { Locked } from '../actions/lock-batch-for.ts';

/**
 * In the transaction that lets the items go, so that no run comes between; and under no lock of the runs, because a
 * commission is live until then. Undefined where nothing failed for the second time.
 */
export const holdWhatFailedTwice = async (
  transaction: Transaction,
  itemNos: readonly number[],
  { batch: { batchId }, caller, at }: Locked,
): Promise<FailedTwice | undefined> => {
  if (itemNos.length === 0) return undefined;
  const { changed } = await transaction.write(holdFailedTwice(batchId, itemNos, at));
  if (changed === 0) return undefined;
  const rows = await transaction.read(readFailedTwice(batchId, at, FAILED_TWICE_LISTED_MAX));
  const { count = 0, total: amount = 0n } = rows[0] ?? {};
  const held = { count, amount, commissionIds: rows.map(({ commissionId }) => commissionId) };
  await appendEvent(transaction, {
    stream: HOLDS_STREAM,
    actor: `user ${caller.userId}`,
    action: 'hold_set',
    detail: failedTwiceDetail(batchId, held),
    occurredAt: at,
  });
  return held;
};
