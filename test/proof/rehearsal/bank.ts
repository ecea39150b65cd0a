import type { PayoutStack } from '../../support/payout-stack.ts';

type Sql = Pick<PayoutStack, 'sql'>;

/** The bank keeps its own books: what left the account, whatever anybody recorded of it. */
export const openBank = async ({ sql }: Sql): Promise<void> => {
  await sql(
    'CREATE TABLE rehearsal_bank (batch_id BIGINT, commission_id BIGINT, amount DECIMAL(15,2), KEY (commission_id))',
  );
};

/** Finance's transfer of a batch, but for the items that cannot be paid. */
export const transfer = async (
  { sql }: Sql,
  batchId: string,
  unpaidItemNos: readonly number[],
): Promise<void> => {
  await sql(
    `INSERT INTO rehearsal_bank (batch_id, commission_id, amount)
     SELECT batch_id, commission_id, amount FROM mlm_payout_batch_items WHERE batch_id = ? AND item_no NOT IN (?)`,
    [batchId, [0, ...unpaidItemNos]],
  );
};

/** Transfers that the ledger does not have as paid in that batch, payments of which the bank knows nothing, and repeats. */
export const transfersAmiss = ({ sql }: Sql) =>
  sql(
    `SELECT 'not in the ledger' AS amiss, t.commission_id FROM rehearsal_bank t
       LEFT JOIN mlm_commission_ledger l ON l.id = t.commission_id AND l.status = 'paid'
        AND l.payout_batch_id = t.batch_id AND l.amount = t.amount WHERE l.id IS NULL
      UNION ALL
     SELECT 'not at the bank', l.id FROM mlm_commission_ledger l
       LEFT JOIN rehearsal_bank t ON t.commission_id = l.id WHERE l.status = 'paid' AND t.commission_id IS NULL
      UNION ALL
     SELECT 'twice', commission_id FROM rehearsal_bank GROUP BY commission_id HAVING COUNT(*) > 1`,
  );

export const transferred = async ({ sql }: Sql): Promise<string> => {
  const [sum] = await sql('SELECT COALESCE(SUM(amount), 0.00) AS amount FROM rehearsal_bank');
  return String(sum?.['amount']);
};
