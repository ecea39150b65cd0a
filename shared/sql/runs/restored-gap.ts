/** Of a batch `b`: something of it is lost with a restored database, and finance has not said yet what the bank did. */
export const IN_GAP = `b.restored_at IS NOT NULL AND b.status = 'processing'`;

/**
 * Beside a commission `l`, as `gap`: such a batch was to pay it, whichever batch holds it now. Made once and then looked up,
 * as the holds are; where nothing was restored it is empty.
 */
export const GAPS = `LEFT JOIN (SELECT DISTINCT g.commission_id
                               FROM mlm_payout_batches b JOIN mlm_payout_batch_items g ON g.batch_id = b.id
                              WHERE ${IN_GAP} AND g.status IN ('pending', 'approved')) gap
                    ON gap.commission_id = l.id`;
