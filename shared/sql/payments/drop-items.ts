import type { Terms } from '../../domain/batches/terms.ts';
import type { Stretch } from '../../domain/payments/stretch.ts';
import { DRIFTED } from '../batches/drift.ts';
import { OURS } from '../batches/settlement.ts';
import { utcText } from '../columns.ts';
import type { Write } from '../statement.ts';
import { within } from './stretches.ts';

const LEDGER = 'LEFT JOIN mlm_commission_ledger l ON l.id = i.commission_id';

/**
 * What of the stretches has still drifted leaves the batch: due, where it held its commission, which loses the marker. Which
 * those are is worked out before anything is set: a statement of several tables sets in no certain order.
 */
export const dropDrifted = (batchId: string, stretches: readonly Stretch[]): Write => {
  const { from, where, params } = within(batchId, stretches);
  return {
    sql: `UPDATE (SELECT i.id, i.live_commission_id IS NOT NULL AS held, i.live_commission_id IS NOT NULL AND ${OURS} AS due
                  FROM ${from}
                  ${LEDGER}
                 WHERE ${where} AND ${DRIFTED}) d
          STRAIGHT_JOIN mlm_payout_batch_items t FORCE INDEX (PRIMARY) ON t.id = d.id
          LEFT JOIN mlm_commission_ledger c FORCE INDEX (PRIMARY) ON c.id = t.commission_id
           SET t.status = 'dropped', t.dropped = 1, t.live_commission_id = NULL,
               t.due_commission_id = CASE WHEN d.due THEN t.commission_id END,
               c.payout_batch_id = CASE WHEN d.held AND c.payout_batch_id = t.batch_id THEN NULL ELSE c.payout_batch_id END`,
    params,
    expectRows: 'any',
  };
};

export type Resealed = {
  readonly batchId: string;
  readonly totalRecords: number;
  readonly totalAmount: string;
  readonly contentHash: string;
  readonly terms: Pick<Terms, 'madeAt' | 'payerMayApprove'>;
};

/** By rule 2, whatever it was sealed by before. What people had approved is another content now. */
export const resealBatch = ({ terms, ...seal }: Resealed): Write => ({
  sql: `UPDATE mlm_payout_batches
           SET total_records = :totalRecords, total_amount = :totalAmount, content_hash = :contentHash, hash_rule = 2,
               made_at = :madeAt, payer_may_approve = :payerMayApprove, approval_count = 0
         WHERE id = :batchId AND status = 'pending_approval'`,
  params: { ...seal, madeAt: utcText(terms.madeAt), payerMayApprove: terms.payerMayApprove ? 1 : 0 },
  expectRows: 1,
});
