/** Columns that our statements name, by table: ours entirely, the host's as far as we read them. */
export const NEEDED_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  users: ['id'],
  mlm_commission_ledger: ['id', 'beneficiary_user_id', 'amount', 'status', 'payout_batch_id', 'created_at'],
  mlm_settings: ['setting_key', 'setting_value', 'created_at', 'updated_at'],
  mlm_notification_log: ['notice_key', 'attempts', 'next_attempt_at'],
  mlm_payout_migrations: ['name', 'applied_at'],
  mlm_payout_locks: ['name'],
  mlm_payout_runs: [
    ...[
      'id',
      'attempt_id',
      'run_key',
      'done_key',
      'trigger_kind',
      'scheduled_at',
      'requested_by_text',
      'request',
    ],
    ...['outcome', 'reason', 'batch_id', 'result', 'error_type', 'error', 'started_at', 'finished_at'],
    'usual_start',
  ],
  mlm_payout_batches: [
    ...['id', 'batch_reference', 'processed_by_user_id', 'approved_by_user_id', 'status', 'total_amount'],
    ...['total_records', 'required_approvals', 'required_approvals_setting', 'approval_count', 'approved_at'],
    ...['processed_at', 'disbursement_reference', 'processed_notes', 'content_hash', 'run_id'],
    ...['requested_by_user_id', 'requested_by_text', 'window_from', 'window_to', 'expires_at', 'paid_amount'],
    ...['settling_since', 'made_at', 'settled_through', 'settling_seen_at', 'created_at'],
    ...[
      'hash_rule',
      'payer_may_approve',
      'tier_amount',
      'may_approve_count',
      'paid_approvers',
      'settling_what',
    ],
    ...['payment_begun_at', 'returned_amount', 'late_dropped_amount', 'restored_at'],
  ],
  mlm_payout_batch_items: [
    ...['id', 'batch_id', 'item_no', 'commission_id', 'beneficiary_user_id', 'amount', 'status'],
    ...['live_commission_id', 'due_commission_id', 'mark', 'dropped', 'notes', 'created_at', 'updated_at'],
  ],
  mlm_payout_batch_summaries: ['batch_id', 'content_hash', 'summary', 'computed_at', 'asked_at'],
  mlm_payout_batch_approvals: [
    ...['id', 'batch_id', 'approver_user_id', 'status', 'notes', 'content_hash', 'created_at', 'updated_at'],
  ],
  mlm_payout_idempotency: [
    ...['id', 'user_id', 'route', 'idem_key', 'body_hash', 'status_code', 'answer', 'created_at'],
  ],
  mlm_payout_request_counts: ['user_id', 'kind', 'minute_no', 'in_minute', 'day_no', 'in_day'],
  mlm_payout_exports: [
    ...['id', 'user_id', 'request', 'request_hash', 'state', 'requested_at', 'touched_at', 'rows_done'],
    ...['rows_total', 'file_name', 'object_key', 'bytes', 'sha256', 'problem'],
  ],
  mlm_payout_offers: [
    ...[
      'id',
      'kind',
      'content',
      'hash',
      'emergency',
      'offered_by',
      'offered_at',
      'expires_at',
      'reason',
      'state',
    ],
    ...['open_key', 'look_at', 'ended_at', 'ended_by', 'ended_reason'],
  ],
  mlm_payout_run_requests: ['run_key', 'user_id', 'request', 'requested_at'],
  mlm_payout_streams: ['stream', 'seq', 'hash'],
  mlm_payout_approvers: [
    ...['id', 'user_id', 'issuer', 'subject', 'roles', 'active', 'active_since', 'changed_at'],
    'signed_out_at',
  ],
  mlm_payout_events: [
    ...[
      'id',
      'stream',
      'seq',
      'actor',
      'action',
      'detail',
      'occurred_at',
      'prev_hash',
      'hash',
      'subject_key',
    ],
  ],
  mlm_payout_lost_events: ['stream', 'seq', 'hash', 'action', 'offer_id'],
  mlm_payout_notes: ['stream', 'seq', 'field', 'salt', 'note', 'erased_at'],
  mlm_payout_holds: [
    ...['id', 'kind', 'user_id', 'commission_id', 'open_key', 'reason', 'held_by', 'held_at', 'until_at'],
    ...['lifted_by', 'lifted_at', 'lifted_reason'],
  ],
};

export type NeededKey = {
  readonly table: string;
  /** In order; a key that has more columns after these serves too, unless it must be unique. */
  readonly columns: readonly string[];
  readonly unique: boolean;
};

const key = (unique: boolean, table: string, ...columns: string[]): NeededKey => ({ table, columns, unique });

/** By their columns: an adopted table has keys of the same columns under the names of the old schema. */
export const NEEDED_KEYS: readonly NeededKey[] = [
  // These hold the promises: nothing twice.
  key(true, 'mlm_payout_batch_items', 'live_commission_id'),
  key(true, 'mlm_payout_batch_items', 'due_commission_id'),
  key(true, 'mlm_payout_batch_items', 'batch_id', 'item_no'),
  key(true, 'mlm_payout_batches', 'batch_reference'),
  key(true, 'mlm_payout_batch_approvals', 'batch_id', 'approver_user_id'),
  key(true, 'mlm_payout_batch_summaries', 'batch_id'),
  key(true, 'mlm_payout_runs', 'attempt_id'),
  key(true, 'mlm_payout_runs', 'done_key'),
  key(true, 'mlm_payout_events', 'stream', 'seq'),
  key(true, 'mlm_payout_notes', 'stream', 'seq'),
  key(true, 'mlm_payout_lost_events', 'stream', 'seq', 'hash'),
  key(true, 'mlm_notification_log', 'notice_key'),
  key(true, 'mlm_payout_approvers', 'issuer', 'subject'),
  key(true, 'mlm_payout_idempotency', 'user_id', 'route', 'idem_key'),
  key(true, 'mlm_payout_request_counts', 'user_id', 'kind'),
  key(true, 'mlm_payout_run_requests', 'run_key'),
  key(true, 'mlm_payout_holds', 'open_key'),
  key(true, 'mlm_payout_offers', 'open_key'),
  // Without these statements read, and lock, whole tables.
  key(false, 'mlm_commission_ledger', 'status', 'payout_batch_id', 'created_at', 'id'),
  key(false, 'mlm_payout_batch_items', 'commission_id'),
  key(false, 'mlm_payout_batch_items', 'beneficiary_user_id', 'batch_id', 'item_no'),
  key(false, 'mlm_payout_batches', 'status'),
  key(false, 'mlm_payout_batches', 'settling_since'),
  key(false, 'mlm_payout_batches', 'disbursement_reference'),
  key(false, 'mlm_payout_idempotency', 'created_at'),
  key(false, 'mlm_payout_idempotency', 'user_id', 'created_at'),
  key(false, 'mlm_payout_exports', 'requested_at'),
  key(false, 'mlm_payout_exports', 'user_id', 'request_hash', 'requested_at'),
  key(false, 'mlm_payout_runs', 'run_key'),
  key(false, 'mlm_payout_runs', 'trigger_kind', 'outcome', 'scheduled_at'),
  key(false, 'mlm_payout_runs', 'usual_start', 'id'),
  key(false, 'mlm_payout_events', 'subject_key', 'seq'),
  key(false, 'mlm_payout_offers', 'look_at'),
  key(false, 'mlm_payout_offers', 'state', 'id'),
  key(false, 'mlm_payout_holds', 'user_id'),
  key(false, 'mlm_payout_holds', 'commission_id'),
  key(false, 'mlm_notification_log', 'next_attempt_at', 'id'),
];
