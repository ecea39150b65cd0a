import type { PayoutStack } from '../../support/payout-stack.ts';

/** The least that a run could be: every free commission becomes an item, in one statement, and nobody looks at any. */
export const bareClaim = async ({ connect }: Pick<PayoutStack, 'connect'>): Promise<void> => {
  const connection = await connect();
  await connection.query(
    `INSERT INTO mlm_payout_batches (id, batch_reference, status, total_amount, total_records, required_approvals)
     VALUES (900000000, 'BARE', 'draft', 0, 0, 1)`,
  );
  await connection.query(
    `INSERT INTO mlm_payout_batch_items (batch_id, item_no, commission_id, beneficiary_user_id, amount, status, live_commission_id)
     SELECT 900000000, ROW_NUMBER() OVER (ORDER BY l.created_at, l.id), l.id, l.beneficiary_user_id, l.amount, 'pending', l.id
       FROM mlm_commission_ledger l WHERE l.status = 'approved' AND l.payout_batch_id IS NULL`,
  );
  await connection.end();
};
