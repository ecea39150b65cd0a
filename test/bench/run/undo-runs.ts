import type { PayoutStack } from '../../support/payout-stack.ts';

/** What a run writes beside items and marks, in an order that foreign keys allow; none of it in a measured company but by runs. */
const WRITTEN = ['batches', 'runs', 'events', 'streams'] as const;

/**
 * As before the first run, ids included: the very statements of a run can be sent again. Of history, only what is older stays.
 */
export const undoRuns = async (
  { sql }: Pick<PayoutStack, 'sql'>,
  beforeId: Readonly<Record<string, number>>,
): Promise<void> => {
  const batch = beforeId['batches'] ?? 0;
  await sql(
    `UPDATE mlm_commission_ledger l FORCE INDEX (idx_payout_claim) SET l.payout_batch_id = NULL
      WHERE l.status = 'approved' AND l.payout_batch_id > ?`,
    [batch],
  );
  await sql('SET SESSION foreign_key_checks = 0');
  if (batch === 0) await sql('TRUNCATE TABLE mlm_payout_batch_items');
  else await sql('DELETE FROM mlm_payout_batch_items WHERE batch_id > ?', [batch]);
  for (const name of WRITTEN) {
    const [table, after] = [`mlm_payout_${name}`, beforeId[name] ?? 0];
    if (name === 'streams')
      await sql(`DELETE FROM ${table} WHERE stream NOT IN (SELECT stream FROM mlm_payout_events)`);
    else {
      await sql(`DELETE FROM ${table} WHERE id > ?`, [after]);
      await sql(`ALTER TABLE ${table} AUTO_INCREMENT = ${after + 1}`);
    }
  }
  await sql('SET SESSION foreign_key_checks = 1');
};
