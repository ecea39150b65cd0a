import { PAID_DIFFERS } from '../../domain/payments/item-notes.ts';
import { BATCH_STREAM } from '../audit/batch-stream.ts';
import { utcText } from '../columns.ts';
import { MAY_PAY } from '../payments/payers.ts';
import type { Read } from '../statement.ts';
import { type Listed, listed } from './listed.ts';

/** Batches that were paid under the reference of another. */
export const listSharedReferences = (): Read<Listed> =>
  listed(
    `SELECT b.id AS batchId, b.batch_reference AS batchReference, b.disbursement_reference AS paymentReference,
            COALESCE(b.paid_amount, 0.00) AS amount
       FROM mlm_payout_batches b
      WHERE b.disbursement_reference IS NOT NULL
        AND EXISTS (SELECT 1 FROM mlm_payout_batches o
                     WHERE o.disbursement_reference = b.disbursement_reference AND o.id <> b.id)`,
    ['batchId', 'batchReference', 'paymentReference', 'amount'],
    'f.paymentReference, f.batchId',
  );

/** Items that were paid as approved while the ledger said something else. */
export const listPaymentsDiffering = (): Read<Listed> =>
  listed(
    `SELECT b.batch_reference AS batchReference, i.item_no AS itemNo, i.commission_id AS commissionId,
            i.beneficiary_user_id AS beneficiaryUserId, LEFT(i.notes, 200) AS notes, i.amount
       FROM mlm_payout_batch_items i JOIN mlm_payout_batches b ON b.id = i.batch_id
      WHERE i.status = 'paid' AND i.notes LIKE :differing`,
    ['batchReference', 'itemNo', 'commissionId', 'beneficiaryUserId', 'notes', 'amount'],
    'f.batchReference, f.itemNo',
    { differing: `${PAID_DIFFERS}%` },
  );

/** Payments whose items were changed by SQL after they were frozen. */
export const listFrozenDiffering = (): Read<Listed> =>
  listed(
    `SELECT b.id AS batchId, b.batch_reference AS batchReference, b.status AS batchStatus, e.action, e.seq,
            b.total_amount AS amount
       FROM mlm_payout_batches b JOIN mlm_payout_events e ON e.stream = ${BATCH_STREAM}
      WHERE e.action IN ('batch_paid', 'nothing_paid', 'items_returned') AND JSON_UNQUOTE(JSON_EXTRACT(e.detail, '$.frozenDiffers')) = 'true'`,
    ['batchId', 'batchReference', 'batchStatus', 'action', 'seq', 'amount'],
    'f.batchId, f.seq',
  );

/** Begun that long ago, and nobody has said what the bank paid. */
export const listUnrecordedPayments = (begunBefore: Date): Read<Listed> =>
  listed(
    `SELECT b.id AS batchId, b.batch_reference AS batchReference, b.payment_begun_at AS begunAt, b.total_amount AS amount
       FROM mlm_payout_batches b
      WHERE b.status = 'processing' AND b.settling_since IS NULL AND b.payment_begun_at < :begunBefore`,
    ['batchId', 'batchReference', 'begunAt', 'amount'],
    'f.begunAt, f.batchId',
    { begunBefore: utcText(begunBefore) },
  );

/** Approved batches that nobody of finance may pay: each has approved it, asked for it, or is paid by it. */
export const listUnpayable = (): Read<Listed> =>
  listed(
    `SELECT b.id AS batchId, b.batch_reference AS batchReference, b.total_amount AS amount
       FROM mlm_payout_batches b
      WHERE b.status = 'processing'
        AND NOT EXISTS (SELECT 1 FROM mlm_payout_approvers a JOIN users u ON u.id = a.user_id
                         WHERE ${MAY_PAY}
                           AND NOT EXISTS (SELECT 1 FROM mlm_payout_batch_items i
                                            WHERE i.batch_id = b.id AND i.beneficiary_user_id = a.user_id))`,
    ['batchId', 'batchReference', 'amount'],
    'f.batchId',
  );
