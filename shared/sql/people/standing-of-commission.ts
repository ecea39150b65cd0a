import { WAITING_STATES } from '../../domain/people/commission-state.ts';
import { byCommission } from '../batches/by-commission.ts';
import { ITS_STANDING, STANDING } from '../runs/eligible.ts';

/**
 * Beside a commission `l`: all that a run asks of it, the item `k` that has it, or else had it last, that item's batch `b`,
 * and the batch `m` that has marked it.
 */
export const ITS_ITEMS = `${ITS_STANDING}
          LEFT JOIN mlm_payout_batch_items k
            ON k.id = COALESCE(i.id, (SELECT ${byCommission('q')} MAX(q.id) FROM mlm_payout_batch_items q WHERE q.commission_id = l.id))
          LEFT JOIN mlm_payout_batches b ON b.id = k.batch_id
          LEFT JOIN mlm_payout_batches m ON m.id = l.payout_batch_id`;

/** As the survey of a run has it (sql/runs/survey), of what the user :userId is owed and no batch has; else NULL. */
export const REASON = `CASE WHEN l.status = 'approved' AND i.id IS NULL AND l.beneficiary_user_id = CAST(:userId AS UNSIGNED) THEN
                 CASE WHEN l.payout_batch_id IS NULL THEN ${STANDING}
                      WHEN m.settling_since IS NOT NULL THEN 'in_live_batch' ELSE 'marker_unexplained' END END`;

const OF_REASON = Object.entries(WAITING_STATES)
  .map(([reason, state]) => `WHEN '${reason}' THEN '${state}'`)
  .join(' ');

/** Of an item that has its commission, and has not paid it. */
const OF_ITEM = `CASE WHEN b.status = 'cancelled' THEN 'being freed'
                      WHEN i.mark = 'failed' THEN 'failed' WHEN i.mark = 'left_out' THEN 'left out'
                      WHEN b.status IN ('draft', 'pending_approval') THEN 'awaits approval'
                      WHEN b.status = 'processing' AND b.settling_since IS NULL AND b.payment_begun_at IS NULL THEN 'approved'
                      ELSE 'being paid' END`;

/** The item tells what became of the commission, though it may have it no more. */
export const TELLS = `(i.id IS NOT NULL OR (l.status = 'paid' AND k.status IN ('paid', 'returned')))`;

/** Its CommissionState for the user :userId. */
export const STATE = `CASE WHEN l.beneficiary_user_id <> CAST(:userId AS UNSIGNED)
                  AND (i.id IS NULL OR i.beneficiary_user_id <> CAST(:userId AS UNSIGNED)) THEN 'no longer theirs'
                 WHEN i.status = 'paid' THEN 'paid'
                 WHEN i.id IS NOT NULL THEN ${OF_ITEM}
                 WHEN l.status = 'pending' THEN 'not approved' WHEN l.status = 'cancelled' THEN 'cancelled'
                 WHEN l.status = 'paid' THEN CASE k.status WHEN 'paid' THEN 'paid' WHEN 'returned' THEN 'came back'
                                                           ELSE 'paid otherwise' END
                 ELSE CASE ${REASON} ${OF_REASON} END END`;
