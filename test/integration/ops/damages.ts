import type { INVARIANT_NAMES } from '../../../shared/events/diagnosis.ts';
import type { Story } from './tell-story.ts';

type Damage = {
  readonly name: (typeof INVARIANT_NAMES)[number];
  readonly how: string;
  /** `?` is the batch. */
  readonly sql: string;
  readonly to: keyof Story;
  /** What else it breaks. */
  readonly also?: readonly string[];
};

/** Each by one statement, beside the functions. */
export const DAMAGES: readonly Damage[] = [
  {
    name: 'due_out_of_step',
    how: 'due although the batch holds it',
    to: 'approved',
    sql: `UPDATE mlm_payout_batch_items SET due_commission_id = commission_id WHERE batch_id = ? AND item_no = 1`,
  },
  {
    name: 'totals_out_of_step',
    how: 'an item paid before its batch',
    to: 'approved',
    sql: `UPDATE mlm_payout_batch_items SET status = 'paid' WHERE batch_id = ? AND item_no = 1`,
    also: ['paid_differently'],
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
  {
    name: 'totals_out_of_step',
    how: 'a paid amount of its own',
    to: 'paid',
    sql: `UPDATE mlm_payout_batches SET paid_amount = paid_amount + 0.01 WHERE id = ?`,
  },
  {
    name: 'totals_out_of_step',
    how: 'more that came back than did',
    to: 'returned',
    sql: `UPDATE mlm_payout_batches SET returned_amount = returned_amount + 0.01 WHERE id = ?`,
  },
  {
    name: 'totals_out_of_step',
    how: 'a late payment of dropped items that nobody made',
    to: 'paid',
    sql: `UPDATE mlm_payout_batches SET late_dropped_amount = 5.00 WHERE id = ?`,
  },
  {
    name: 'totals_out_of_step',
    how: 'a total of its own',
    to: 'approved',
    sql: `UPDATE mlm_payout_batches SET total_amount = total_amount + 0.01 WHERE id = ?`,
    also: ['hash_differs', 'seal_differs'],
  },
  {
    name: 'hash_differs',
    how: 'another beneficiary',
    to: 'approved',
    sql: `UPDATE mlm_payout_batch_items SET beneficiary_user_id = 13 WHERE batch_id = ? ORDER BY item_no DESC LIMIT 1`,
  },
  {
    name: 'votes_miscounted',
    how: 'one approval too many',
    to: 'pending',
    sql: `UPDATE mlm_payout_batches SET approval_count = 2 WHERE id = ?`,
  },
  {
    name: 'votes_miscounted',
    how: 'approvals that nobody gave',
    to: 'approved',
    sql: `UPDATE mlm_payout_batches SET required_approvals = 3, approval_count = 3 WHERE id = ?`,
    also: ['hash_differs', 'seal_differs'],
  },
  {
    name: 'votes_miscounted',
    how: 'a vote of another content',
    to: 'approved',
    sql: `UPDATE mlm_payout_batch_approvals SET content_hash = REPEAT('0', 64) WHERE batch_id = ?`,
  },
  {
    name: 'vote_of_involved',
    how: 'a vote of who asked for it',
    to: 'approved',
    sql: `UPDATE mlm_payout_batches SET requested_by_user_id = 2 WHERE id = ?`,
    also: ['hash_differs', 'seal_differs'],
  },
  {
    name: 'vote_of_involved',
    how: 'a vote of somebody who is paid',
    to: 'paid',
    sql: `UPDATE mlm_payout_batch_approvals SET approver_user_id = 11 WHERE batch_id = ?`,
    also: ['votes_miscounted', 'vote_without_event'],
  },
  {
    name: 'vote_of_involved',
    how: 'a vote of who was entitled later',
    to: 'approved',
    sql: `UPDATE mlm_payout_approvers SET active_since = (SELECT made_at FROM mlm_payout_batches WHERE id = ?),
            changed_at = '2020-01-01' WHERE user_id = 2`,
    also: ['votes_miscounted', 'entitlement_not_recorded'],
  },
  {
    name: 'seal_differs',
    how: 'who approved it may pay it',
    to: 'pending',
    sql: `UPDATE mlm_payout_batches SET payer_may_approve = 1 WHERE id = ?`,
    also: ['hash_differs'],
  },
  {
    name: 'entitlement_not_recorded',
    how: 'a viewer who is made an approver',
    to: 'pending',
    sql: `UPDATE mlm_payout_approvers SET roles = 'viewer,approver' WHERE roles = 'viewer' AND 0 < ?`,
  },
  {
    name: 'state_without_event',
    how: 'a batch moved on by hand',
    to: 'approved',
    sql: `UPDATE mlm_payout_batches SET status = 'cancelled' WHERE id = ?`,
    also: ['item_out_of_step'],
  },
  {
    name: 'state_without_event',
    how: 'a payment begun by hand',
    to: 'approved',
    sql: `UPDATE mlm_payout_batches SET payment_begun_at = UTC_TIMESTAMP(6) WHERE id = ?`,
  },
  {
    name: 'state_without_event',
    how: 'a payment whose begin is wiped out',
    to: 'begun',
    sql: `UPDATE mlm_payout_batches SET payment_begun_at = NULL WHERE id = ?`,
  },
  {
    name: 'vote_without_event',
    how: 'a vote of somebody else',
    to: 'approved',
    sql: `UPDATE mlm_payout_batch_approvals SET approver_user_id = 3 WHERE batch_id = ?`,
    also: ['votes_miscounted'],
  },
  {
    name: 'notice_missing',
    how: 'a notice deleted',
    to: 'paid',
    sql: `DELETE FROM mlm_notification_log WHERE notice_key = CONCAT('finance_batch_disbursed/', ?)`,
  },
  {
    name: 'notice_missing',
    how: 'the notice of a begin deleted',
    to: 'begun',
    sql: `DELETE FROM mlm_notification_log WHERE notice_key LIKE CONCAT('payout_payment_begun/', ?, '/%')`,
  },
  {
    name: 'run_out_of_step',
    how: 'a run done twice',
    to: 'paid',
    sql: `INSERT INTO mlm_payout_runs (attempt_id, run_key, trigger_kind, request, outcome, batch_id, started_at)
          SELECT 'again', run_key, trigger_kind, request, outcome, batch_id, started_at FROM mlm_payout_runs WHERE batch_id = ?`,
  },
  {
    name: 'chain_broken',
    how: 'a reason reworded',
    to: 'cancelled',
    sql: `UPDATE mlm_payout_events SET detail = REPLACE(detail, 'tab', 'tub') WHERE stream = CONCAT('batch-', ?)`,
  },
  {
    name: 'chain_broken',
    how: 'the last event cut off',
    to: 'pending',
    sql: `DELETE FROM mlm_payout_events WHERE stream = CONCAT('batch-', ?) ORDER BY seq DESC LIMIT 1`,
    also: ['vote_without_event', 'votes_miscounted'],
  },
];
