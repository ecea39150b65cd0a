import { givenLongHistory } from '../../support/long-history.ts';
import type { PayoutStack } from '../../support/payout-stack.ts';

/** So many that are over, and are all that the list has: those of a long history, doubled until there are enough. */
export const givenOldBatches = async ({ sql }: Pick<PayoutStack, 'sql'>, batches: number): Promise<void> => {
  await givenLongHistory({ sql });
  const [first] = await sql(
    `SELECT MIN(id) AS id, COUNT(*) AS made FROM mlm_payout_batches WHERE batch_reference LIKE 'OLD-%'`,
  );
  const [id, have] = [Number(first?.['id']), Number(first?.['made'])];
  for (let made = have; made < batches; made *= 2) {
    await sql(
      `INSERT INTO mlm_payout_batches (id, batch_reference, status, total_amount, total_records, approval_count, run_id, content_hash, created_at)
       SELECT b.id + ?, CONCAT('OLD-', b.id + ?), b.status, b.total_amount, b.total_records, b.approval_count, b.run_id + ?, b.content_hash, b.created_at
         FROM mlm_payout_batches b WHERE b.id >= ? AND b.id < ?`,
      [made, made, made, id, id + Math.min(made, batches - made)],
    );
  }
  await sql('ANALYZE TABLE mlm_payout_batches');
};
