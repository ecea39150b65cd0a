/** What the database itself refuses, whatever the code does. */
export type UniqueKey = {
  readonly table: string;
  readonly columns: readonly string[];
  readonly keeps: string;
  /** Another row of the same key: what is there already, other in all but this. */
  readonly twin: string;
};

export const UNIQUE_KEYS: readonly UniqueKey[] = [
  {
    table: 'mlm_payout_batch_items',
    columns: ['live_commission_id'],
    keeps: 'a commission is in one live item',
    twin: `INSERT INTO mlm_payout_batch_items (batch_id, item_no, commission_id, beneficiary_user_id, amount, live_commission_id)
           SELECT batch_id, item_no + 1000, commission_id, beneficiary_user_id, amount, live_commission_id
             FROM mlm_payout_batch_items WHERE live_commission_id IS NOT NULL LIMIT 1`,
  },
  {
    table: 'mlm_payout_batch_items',
    columns: ['batch_id', 'item_no'],
    keeps: 'an item is hashed once',
    twin: `INSERT INTO mlm_payout_batch_items (batch_id, item_no, commission_id, beneficiary_user_id, amount)
           SELECT batch_id, item_no, commission_id, beneficiary_user_id, amount FROM mlm_payout_batch_items LIMIT 1`,
  },
  {
    table: 'mlm_payout_runs',
    columns: ['done_key'],
    keeps: 'a run is done once',
    twin: `INSERT INTO mlm_payout_runs (attempt_id, run_key, done_key, trigger_kind, request, outcome, started_at)
           SELECT UUID(), run_key, done_key, trigger_kind, request, outcome, started_at
             FROM mlm_payout_runs WHERE done_key IS NOT NULL LIMIT 1`,
  },
  {
    table: 'mlm_payout_batch_approvals',
    columns: ['batch_id', 'approver_user_id'],
    keeps: 'a person has one vote',
    twin: `INSERT INTO mlm_payout_batch_approvals (batch_id, approver_user_id, status, content_hash)
           SELECT batch_id, approver_user_id, status, content_hash FROM mlm_payout_batch_approvals LIMIT 1`,
  },
  {
    table: 'mlm_payout_events',
    columns: ['stream', 'seq'],
    keeps: 'a link of the audit trail has one place',
    twin: `INSERT INTO mlm_payout_events (stream, seq, actor, action, detail, occurred_at, prev_hash, hash)
           SELECT stream, seq, actor, action, detail, occurred_at, prev_hash, hash FROM mlm_payout_events LIMIT 1`,
  },
  {
    table: 'mlm_notification_log',
    columns: ['notice_key'],
    keeps: 'a notice is written once',
    twin: `INSERT INTO mlm_notification_log (type, notice_key)
           SELECT type, notice_key FROM mlm_notification_log WHERE notice_key IS NOT NULL LIMIT 1`,
  },
  {
    table: 'mlm_payout_idempotency',
    columns: ['user_id', 'route', 'idem_key'],
    keeps: 'a request with a key is answered once',
    twin: `INSERT INTO mlm_payout_idempotency (user_id, route, idem_key, body_hash, status_code, answer, created_at)
           SELECT user_id, route, idem_key, body_hash, status_code, answer, created_at FROM mlm_payout_idempotency LIMIT 1`,
  },
  {
    table: 'mlm_payout_approvers',
    columns: ['issuer', 'subject'],
    keeps: 'a sign-in is one person',
    twin: `INSERT INTO mlm_payout_approvers (user_id, issuer, subject, roles, active, active_since, changed_at)
           SELECT user_id + 1, issuer, subject, roles, active, active_since, changed_at FROM mlm_payout_approvers LIMIT 1`,
  },
];
