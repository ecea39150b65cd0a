import type { Transaction } from '../../aws/transaction.ts';
import { HOLDS_STREAM } from '../../domain/audit/streams.ts';
import {
  FAILED_TWICE_LISTED_MAX,
  type FailedTwice,
  failedTwiceDetail,
} from '../../domain/holds/failed-twice.ts';
import { readFailedTwice } from '../../sql/holds/failed-twice.ts';
import { appendEvent } from '../audit/append-event.ts';

/** Puts on record what was held at that instant because it failed for the second time; undefined where nothing was. */
export const tellFailedTwice = async (
  transaction: Transaction,
  batchId: string,
  actor: string,
  at: Date,
): Promise<FailedTwice | undefined> => {
  const rows = await transaction.read(readFailedTwice(batchId, at, FAILED_TWICE_LISTED_MAX));
  const [first] = rows;
  if (!first) return undefined;
  const held = {
    count: first.count,
    amount: first.total,
    commissionIds: rows.map(({ commissionId }) => commissionId),
  };
  await appendEvent(transaction, {
    stream: HOLDS_STREAM,
    actor,
    action: 'hold_set',
    detail: failedTwiceDetail(batchId, held),
    occurredAt: at,
  });
  return held;
};
