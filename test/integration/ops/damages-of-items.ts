import type { Damage } from './damage.ts';

/** Of the items of a batch, and of what the ledger and the holds say of them. */
export const DAMAGES_OF_ITEMS: readonly Damage[] = [
  {
    name: 'due_out_of_step',
    how: 'due although the batch holds it',
    to: 'approved',
    sql: `UPDATE mlm_payout_batch_items SET due_commission_id = commission_id WHERE batch_id = ? AND item_no = 1`,
  },
  {
    name: 'item_out_of_step',
    how: 'a returned item that still reserves',
    to: 'returned',
    sql: `UPDATE mlm_payout_batch_items SET live_commission_id = commission_id WHERE batch_id = ? AND item_no = 1`,
    also: ['live_item_without_marker'],
  },
  {
    name: 'item_out_of_step',
    how: 'a left out item that is freed before the record',
    to: 'begun',
    sql: `UPDATE mlm_payout_batch_items SET live_commission_id = NULL WHERE batch_id = ? AND item_no = 2`,
    also: ['marker_without_live_item'],
  },
  {
    name: 'item_out_of_step',
    how: 'a failure marked where no payment is under way',
    to: 'pending',
    sql: `UPDATE mlm_payout_batch_items SET mark = 'failed' WHERE batch_id = ? AND item_no = 1`,
  },
  {
    name: 'item_out_of_step',
    how: 'dropped without being let go',
    to: 'pending',
    sql: `UPDATE mlm_payout_batch_items SET dropped = 1 WHERE batch_id = ? AND item_no = 1`,
    also: ['totals_out_of_step', 'hash_differs'],
  },
  {
    name: 'item_out_of_step',
    how: 'a failed item that still reserves',
    to: 'paid',
    sql: `UPDATE mlm_payout_batch_items SET status = 'failed' WHERE batch_id = ? AND item_no = 1`,
    also: ['totals_out_of_step', 'paid_differently'],
  },
  {
    name: 'item_out_of_step',
    how: 'a release forgotten',
    to: 'cancelled',
    sql: `UPDATE mlm_payout_batch_items SET status = 'pending' WHERE batch_id = ? AND item_no = 1`,
  },
  {
    name: 'paid_differently',
    how: 'another amount in the ledger',
    to: 'paid',
    sql: `UPDATE mlm_commission_ledger SET amount = amount + 0.01 WHERE status = 'paid' AND payout_batch_id = ?`,
  },
  {
    name: 'paid_differently',
    how: 'paid by the batch, and due in the ledger',
    to: 'paid',
    sql: `UPDATE mlm_commission_ledger SET status = 'approved' WHERE status = 'paid' AND payout_batch_id = ?`,
  },
  {
    name: 'marker_without_live_item',
    how: 'a marker of a cancelled batch',
    to: 'cancelled',
    sql: `UPDATE mlm_commission_ledger SET payout_batch_id = ? WHERE status = 'approved' ORDER BY id LIMIT 1`,
  },
  {
    name: 'live_item_without_marker',
    how: 'a marker wiped out',
    to: 'approved',
    sql: `UPDATE mlm_commission_ledger SET payout_batch_id = NULL WHERE payout_batch_id = ?`,
  },
  {
    name: 'held_and_claimed',
    how: 'a person who was on hold before the batch was made',
    to: 'approved',
    sql: `INSERT INTO mlm_payout_holds (kind, user_id, open_key, reason, held_by, held_at)
          SELECT 'person', beneficiary_user_id, CONCAT('person-', beneficiary_user_id), 'a letter', 'user 6', '2020-01-01'
            FROM mlm_payout_batch_items WHERE batch_id = ? AND item_no = 1`,
  },
  {
    name: 'held_and_claimed',
    how: 'a commission whose hold was lifted after the batch was made',
    to: 'pending',
    sql: `INSERT INTO mlm_payout_holds (kind, commission_id, reason, held_by, held_at, lifted_by, lifted_at)
          SELECT 'commission', commission_id, 'a letter', 'user 6', '2020-01-01', 'user 21', UTC_TIMESTAMP(6)
            FROM mlm_payout_batch_items WHERE batch_id = ? AND item_no = 1`,
  },
];
