import type { Terms } from '../../domain/batches/terms.ts';
import type { Stretch } from '../../domain/payments/stretch.ts';
import { DRIFTED } from '../batches/drift.ts';
import { OURS } from '../batches/settlement.ts';
import { utcText } from '../columns.ts';
import type { Write } from '../statement.ts';
import { WITHIN } from './stretches.ts';

const LEDGER = 'LEFT JOIN mlm_commission_ledger l ON l.id = i.commission_id';

/**
 * What of the stretches has still drifted leaves the batch, as far as it holds its commission. A statement of several tables
 * sets in no certain order, so this one tells nothing from live_commission_id.
 */
export const dropDrifted = (batchId: string, stretches: readonly Stretch[]): Write => ({
  sql: `UPDATE ${WITHIN}
          ${LEDGER}
           SET i.status = 'dropped', i.dropped = 1, i.live_commission_id = NULL,
               i.due_commission_id = CASE WHEN ${OURS} THEN i.commission_id END
         WHERE ${DRIFTED} AND i.live_commission_id IS NOT NULL`,
  params: { batchId, stretches: JSON.stringify(stretches) },
  expectRows: 'any',
});

/** The others of them: another item holds their commission, so they let nothing go. */
export const dropWithoutHold = (batchId: string, stretches: readonly Stretch[]): Write => ({
  sql: `UPDATE ${WITHIN}
           SET i.status = 'dropped', i.dropped = 1
         WHERE i.status IN ('pending', 'approved') AND i.live_commission_id IS NULL`,
  params: { batchId, stretches: JSON.stringify(stretches) },
  expectRows: 'any',
});

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
