import { inGap } from './restored-gap.ts';

/** How many approved commissions each batch has marked, as `g`; counted on the key alone. */
export const MARKED_OF_BATCHES = `(SELECT payout_batch_id, COUNT(*) AS commissions
                          FROM mlm_commission_ledger FORCE INDEX (idx_payout_claim)
                         WHERE status = 'approved' AND payout_batch_id IS NOT NULL
                         GROUP BY payout_batch_id)`;

/** The batch `b` that the markers of `g` name, unless it let go of everything. */
export const HOLDING = `b.id = g.payout_batch_id AND NOT (b.status = 'cancelled' AND b.settling_since IS NULL)`;

/** All that the batch was made of is marked, and still approved: then nobody looks at each. */
export const WHOLE = 'b.total_records = g.commissions';

/** Where a marked commission stands that the batch really holds. */
export const STANDING_OF_HELD = `CASE WHEN b.status = 'completed' THEN 'paid_item_exists'
                       WHEN ${inGap('b')} THEN 'restored_gap' ELSE 'in_live_batch' END`;

/** Where a marked commission stands, `i` being the live item of that very batch; as the survey counts them. */
export const STANDING_OF_MARKED = `CASE WHEN ${WHOLE} OR b.settling_since IS NOT NULL OR i.id IS NOT NULL
                       THEN ${STANDING_OF_HELD} ELSE 'marker_unexplained' END`;
