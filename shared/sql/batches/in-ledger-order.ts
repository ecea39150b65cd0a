/**
 * Items of a range of a batch, as `i`, in the order in which the ledger has their commissions: a statement that changes as
 * many rows then goes through the ledger, and the keys of what it changes, page by page, however little memory the server
 * has for them. Both servers forget an order without a LIMIT. `where`: which of them.
 */
export const inLedgerOrder = (where: string): string =>
  `(SELECT i.commission_id, i.batch_id, i.amount, i.beneficiary_user_id
                  FROM mlm_payout_batch_items i FORCE INDEX (uq_item_no)
                 WHERE i.batch_id = :batchId AND i.item_no BETWEEN :first AND :last AND ${where}
                 ORDER BY i.commission_id LIMIT 4294967295) i`;
