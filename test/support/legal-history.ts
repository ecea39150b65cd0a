import { expect } from 'vitest';
import type { PayoutStack, Row } from './payout-stack.ts';
import { replayBatch } from './replay-batch.ts';
import type { ReplayedBatch } from './replayed-batch.ts';
import { storedEvents } from './stored-events.ts';

type Sql = Pick<PayoutStack, 'sql'>;

const theBatch = async ({ sql }: Sql, batchId: string): Promise<Row> => {
  const [row] = await sql(
    `SELECT status, approval_count AS approvalCount, settling_since IS NOT NULL AS settling, paid_amount AS paidAmount,
            approved_at IS NOT NULL AS approved, processed_at IS NOT NULL AS processed
       FROM mlm_payout_batches WHERE id = ?`,
    [batchId],
  );
  if (!row) throw new Error(`no batch ${batchId}`);
  return row;
};

const expectBatch = async (company: Sql, batchId: string, replayed: ReplayedBatch): Promise<void> => {
  const { status, approvalCount, settling, paid, notices } = replayed;
  const row = await theBatch(company, batchId);
  expect(row, `batch ${batchId}`).toEqual({
    status,
    approvalCount,
    settling: settling ? 1 : 0,
    paidAmount: paid?.amount ?? null,
    approved: notices.includes('payout_batch_approved') ? 1 : 0,
    processed: notices.includes('payout_batch_disbursed') ? 1 : 0,
  });
};

const expectVotes = async (
  { sql }: Sql,
  batchId: string,
  { votes, votedOn }: ReplayedBatch,
): Promise<void> => {
  const rows = await sql(
    `SELECT approver_user_id AS userId, status, content_hash AS contentHash FROM mlm_payout_batch_approvals
      WHERE batch_id = ? AND status <> 'pending' ORDER BY approver_user_id`,
    [batchId],
  );
  const told = Object.entries(votes).map(([userId, status]) => ({
    userId: Number(userId),
    status,
    contentHash: votedOn[userId],
  }));
  expect(rows, `votes on batch ${batchId}`).toEqual(told);
};

/** What each item has come to, in its own row and in the ledger's. A commission that is free may be in a later batch. */
const standings = async ({ sql }: Sql, batchId: string): Promise<Readonly<Record<string, number>>> => {
  const rows = await sql(
    `SELECT CASE
              WHEN i.status = 'pending' AND i.live_commission_id = l.id AND l.payout_batch_id = i.batch_id THEN 'held'
              WHEN i.status = 'pending' AND i.live_commission_id IS NULL AND COALESCE(l.payout_batch_id, 0) <> i.batch_id THEN 'taken'
              WHEN i.status = 'paid' AND i.live_commission_id = l.id AND l.payout_batch_id = i.batch_id
               AND (i.notes LIKE 'paid_differs:%' OR (l.status = 'paid' AND l.amount = i.amount)) THEN 'paid'
              WHEN i.status = 'paid' AND i.live_commission_id IS NULL AND COALESCE(l.payout_batch_id, 0) <> i.batch_id THEN 'paid'
              WHEN i.status = 'returned' AND i.live_commission_id IS NULL
               AND COALESCE(l.payout_batch_id, 0) <> i.batch_id THEN 'returned'
              WHEN i.status IN ('released', 'failed', 'dropped') AND i.live_commission_id IS NULL
               AND COALESCE(l.payout_batch_id, 0) <> i.batch_id THEN 'let go'
              ELSE CONCAT(i.status, ', ledger ', l.status, ', marked ', COALESCE(l.payout_batch_id, 'for none')) END AS standing,
            COUNT(*) AS items
       FROM mlm_payout_batch_items i JOIN mlm_commission_ledger l ON l.id = i.commission_id
      WHERE i.batch_id = ? GROUP BY standing`,
    [batchId],
  );
  return Object.fromEntries(rows.map(({ standing, items }) => [String(standing), Number(items)]));
};

const nonZero = (counts: Readonly<Record<string, number>>): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(counts).filter(([, items]) => items > 0));

const expectItems = async (company: Sql, batchId: string, replayed: ReplayedBatch): Promise<void> => {
  const { paid, releasedItems, totalRecords, settling, dropped, late, returned, status } = replayed;
  // Between two steps of the worker there is no one answer, and no test looks there.
  if (settling) throw new Error(`batch ${batchId} is still being settled`);
  const paidCount = (paid?.count ?? 0) + late - returned;
  const letGo = dropped + (status === 'completed' ? totalRecords - (paid?.count ?? 0) : releasedItems) - late;
  const { held = 0, taken = 0, ...others } = await standings(company, batchId);
  expect(others, `items of batch ${batchId}`).toEqual(
    nonZero({ paid: paidCount, 'let go': letGo, returned }),
  );
  // What another batch takes back may be dropped, left out or released since.
  expect(taken, `taken from batch ${batchId}`).toBeLessThanOrEqual(replayed.taken);
  expect(held + taken + paidCount + letGo + returned, `all items of batch ${batchId}`).toBe(
    totalRecords + dropped,
  );
};

const expectPaidSum = async (
  { sql }: Sql,
  batchId: string,
  { paid, differs }: Pick<ReplayedBatch, 'paid' | 'differs'>,
): Promise<void> => {
  if (differs) return;
  // Where another batch has paid the same late, the ledger says so before this one, which holds it, does.
  const [row] = await sql(
    `SELECT CAST(SUM(l.amount) AS DECIMAL(20, 2)) AS amount FROM mlm_commission_ledger l WHERE l.payout_batch_id = ? AND l.status = 'paid'
        AND NOT EXISTS (SELECT 1 FROM mlm_payout_batch_items h JOIN mlm_payout_batch_items o ON o.commission_id = h.commission_id
                         WHERE h.live_commission_id = l.id AND h.status = 'pending' AND o.status IN ('paid', 'returned'))`,
    [batchId],
  );
  // Where finance names every item as failed, nothing is paid, and the ledger has no row that says so.
  const amount = paid && paid.count > 0 ? paid.amount : null;
  expect(row?.['amount'] ?? null, `paid by the ledger for batch ${batchId}`).toBe(amount);
};

/** Every notice that an event owes, once; and none that no event owes. */
const expectNotices = async (
  { sql }: Sql,
  batchId: string,
  { notices, failedTwice }: Pick<ReplayedBatch, 'notices' | 'failedTwice'>,
): Promise<void> => {
  const rows = await sql(
    `SELECT type, notice_key AS noticeKey FROM mlm_notification_log
      WHERE JSON_VALUE(payload, '$.batchId') = ? ORDER BY notice_key`,
    [batchId],
  );
  const told = notices.map((owed) => {
    const [type = '', audience = '', seq = ''] = owed.split('/');
    return { type, noticeKey: [type, batchId, audience, seq].filter(Boolean).join('/') };
  });
  const held = ['admin', 'finance'].map((audience) => ({
    type: 'payout_hold_set',
    noticeKey: `payout_hold_set/batch-${batchId}/${audience}`,
  }));
  const byKey = (a: { noticeKey: unknown }, b: { noticeKey: unknown }) =>
    String(a.noticeKey) < String(b.noticeKey) ? -1 : 1;
  expect(rows.toSorted(byKey as never), `notices of batch ${batchId}`).toEqual(
    [...told, ...(failedTwice ? held : [])].toSorted(byKey),
  );
};

/** Whether the batch's tables are what its audit stream, read from the start, says they must be; returns what it says. */
export const expectLegalHistory = async (company: Sql, batchId: string): Promise<ReplayedBatch> => {
  const replayed = replayBatch(await storedEvents(company, `batch-${batchId}`));
  await expectBatch(company, batchId, replayed);
  await expectVotes(company, batchId, replayed);
  await expectItems(company, batchId, replayed);
  await expectPaidSum(company, batchId, replayed);
  await expectNotices(company, batchId, replayed);
  return replayed;
};
