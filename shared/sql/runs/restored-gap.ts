/** Of a batch: something of it is lost with a restored database, and finance has not said yet what the bank did. */
export const inGap = (batch: 'b' | 'rb'): string =>
  `${batch}.restored_at IS NOT NULL AND ${batch}.status = 'processing'`;

/**
 * Beside a commission `l`, as `gap`: such a batch was to pay it, whichever batch holds it now. Made once and then looked up,
 * as the holds are; where nothing was restored it is empty.
 */
export const GAPS = `LEFT JOIN (SELECT DISTINCT ri.commission_id
                               FROM mlm_payout_batches rb
                               STRAIGHT_JOIN mlm_payout_batch_items ri FORCE INDEX (uq_item_no) ON ri.batch_id = rb.id
                              WHERE ${inGap('rb')} AND ri.status IN ('pending', 'approved')) gap
                    ON gap.commission_id = l.id`;
