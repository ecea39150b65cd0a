import type { PayoutStack } from '../../support/payout-stack.ts';

type Sql = Pick<PayoutStack, 'sql'>;

/** As the database has it, each as text; the moment is that of India's clocks, five and a half hours ahead. */
export type StoredItem = Readonly<
  Record<'itemNo' | 'commissionId' | 'userId' | 'name' | 'email' | 'amount' | 'madeAt' | 'notes', string>
>;

const INDIA_AHEAD_SECONDS = 19_800;

const inIndia = (seconds: number): string =>
  new Date((seconds + INDIA_AHEAD_SECONDS) * 1_000).toISOString().slice(0, 19).replace('T', ' ');

export const storedItems = async ({ sql }: Sql, batchId: string): Promise<StoredItem[]> => {
  const rows = await sql(
    `SELECT i.item_no, i.commission_id, i.beneficiary_user_id, u.name, u.email, i.amount,
            UNIX_TIMESTAMP(l.created_at) AS made_at, COALESCE(i.notes, '') AS notes
       FROM mlm_payout_batch_items i JOIN users u ON u.id = i.beneficiary_user_id
       JOIN mlm_commission_ledger l ON l.id = i.commission_id
      WHERE i.batch_id = ? ORDER BY i.item_no`,
    [batchId],
  );
  return rows.map((row) => ({
    itemNo: String(row['item_no']),
    commissionId: String(row['commission_id']),
    userId: String(row['beneficiary_user_id']),
    name: String(row['name']),
    email: String(row['email']),
    amount: String(row['amount']),
    madeAt: inIndia(Number(row['made_at'])),
    notes: String(row['notes']),
  }));
};

/** What each person gets of a batch of which nothing is paid yet, the most first. */
export const storedSums = async ({ sql }: Sql, batchId: string): Promise<string[][]> => {
  const rows = await sql(
    `SELECT i.beneficiary_user_id, u.name, u.email, COUNT(*) AS items, SUM(i.amount) AS amount, '0.00' AS paid, '0.00' AS returned
       FROM mlm_payout_batch_items i JOIN users u ON u.id = i.beneficiary_user_id
      WHERE i.batch_id = ? GROUP BY i.beneficiary_user_id, u.name, u.email
      ORDER BY SUM(i.amount) DESC, i.beneficiary_user_id`,
    [batchId],
  );
  return rows.map((row) => Object.values(row).map(String));
};

/** As India groups digits. */
export const indianRupees = (amount: string): string =>
  `₹${Number(amount).toLocaleString('en-IN', { minimumFractionDigits: 2 })}`;
