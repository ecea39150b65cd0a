import type { Connection, ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import type { PayoutStack } from './payout-stack.ts';

type Company = Pick<PayoutStack, 'connect'>;

const inTransaction = async <T>(
  { connect }: Company,
  work: (connection: Connection) => Promise<T>,
): Promise<T> => {
  const connection = await connect();
  try {
    await connection.beginTransaction();
    const done = await work(connection);
    await connection.commit();
    return done;
  } catch (error) {
    await connection.rollback();
    throw error;
  } finally {
    await connection.end();
  }
};

/**
 * A batch as the old script made it: every approved commission of the window, whether it is in a batch or not; the
 * ledger is left as it was. Answers the batch's id and its commissions.
 */
export const oldScriptMakesBatch = (
  company: Company,
  options: {
    readonly reference: string;
    readonly lookbackDays?: number;
    readonly requiredApprovals?: number;
  },
): Promise<{ batchId: number; commissions: number[] }> =>
  inTransaction(company, async (connection) => {
    const { reference, lookbackDays = 7, requiredApprovals = 1 } = options;
    const [rows] = await connection.query<RowDataPacket[]>(
      `SELECT id, beneficiary_user_id, amount FROM mlm_commission_ledger
        WHERE status = 'approved' AND created_at >= DATE_SUB(NOW(), INTERVAL ? DAY) ORDER BY created_at`,
      [lookbackDays],
    );
    // A sum of floats, as it was.
    const total = rows.reduce((sum, row) => sum + Number(row['amount']), 0);
    const [{ insertId: batchId }] = await connection.query<ResultSetHeader>(
      `INSERT INTO mlm_payout_batches (batch_reference, status, total_amount, total_records, required_approvals)
       VALUES (?, 'pending_approval', ?, ?, ?)`,
      [reference, total, rows.length, requiredApprovals],
    );
    for (const { id, beneficiary_user_id: beneficiary, amount } of rows) {
      await connection.query(
        `INSERT INTO mlm_payout_batch_items (batch_id, commission_id, beneficiary_user_id, amount, status)
         VALUES (?, ?, ?, ?, 'pending')`,
        [batchId, id, beneficiary, amount],
      );
    }
    return { batchId, commissions: rows.map(({ id }) => Number(id)) };
  });

/** A vote on the old page: the required number of them opens the batch for payment, one rejection cancels it. */
export const oldPageVotes = (
  company: Company,
  vote: {
    readonly batchId: number;
    readonly approver: number;
    readonly decision?: 'approved' | 'rejected';
  },
): Promise<void> =>
  inTransaction(company, async (connection) => {
    const { batchId, approver, decision = 'approved' } = vote;
    await connection.query(
      `INSERT INTO mlm_payout_batch_approvals (batch_id, approver_user_id, status) VALUES (?, ?, ?)
         ON DUPLICATE KEY UPDATE status = VALUES(status)`,
      [batchId, approver, decision],
    );
    if (decision === 'rejected') {
      await connection.query(
        `UPDATE mlm_payout_batches SET status = 'cancelled', processed_notes = ? WHERE id = ?`,
        [`Rejected by user #${approver}: `, batchId],
      );
      return;
    }
    await connection.query(
      `UPDATE mlm_payout_batches SET approval_count =
         (SELECT COUNT(*) FROM mlm_payout_batch_approvals WHERE batch_id = ? AND status = 'approved') WHERE id = ?`,
      [batchId, batchId],
    );
    await connection.query(
      `UPDATE mlm_payout_batches SET status = 'processing', approved_by_user_id = ?, approved_at = NOW()
        WHERE id = ? AND approval_count >= required_approvals`,
      [approver, batchId],
    );
  });

/** Disbursed on the old page: every item and every ledger row becomes paid, whatever it was. A draft may be, too. */
export const oldPageDisburses = (
  company: Company,
  { batchId, by, reference = 'NEFT-OLD' }: { batchId: number; by: number; reference?: string },
): Promise<void> =>
  inTransaction(company, async (connection) => {
    await connection.query(
      `UPDATE mlm_payout_batches SET status = 'completed', processed_by_user_id = ?, processed_at = NOW(),
         disbursement_reference = ? WHERE id = ? AND status IN ('draft', 'processing')`,
      [by, reference, batchId],
    );
    await connection.query(
      `UPDATE mlm_commission_ledger SET status = 'paid'
        WHERE id IN (SELECT commission_id FROM mlm_payout_batch_items WHERE batch_id = ?)`,
      [batchId],
    );
    await connection.query(`UPDATE mlm_payout_batch_items SET status = 'paid' WHERE batch_id = ?`, [batchId]);
  });
