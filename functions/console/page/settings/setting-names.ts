type SettingName = {
  /** What people call it. */
  readonly name: string;
  /** What zero means, where it is no amount of anything. */
  readonly zero?: string;
};

/** By the keys of the API; one without words of its own is called by its key. */
const NAMES: Readonly<Record<string, SettingName>> = {
  enabled: { name: 'Automation' },
  interval_hours: { name: 'Time between two runs', zero: 'no guard' },
  lookback_days: { name: 'How far back a run looks', zero: 'however old' },
  min_amount: { name: 'Least that makes a batch', zero: 'no minimum' },
  max_items: { name: 'Most commissions in a batch', zero: 'no cap' },
  timezone: { name: 'Business time zone' },
  required_approvals: { name: 'Approvals that a batch needs' },
  approval_tiers: { name: 'More approvals for larger batches' },
  pending_expiry_hours: { name: 'Time a batch may await approval', zero: 'without an end' },
  payer_may_approve: { name: 'Approvers may pay, too' },
  reminder_hours: { name: 'Time between reminders', zero: 'never reminded' },
  digest_hour: { name: 'Hour of the daily digest' },
  keep_answers_days: { name: 'Time an answer is repeated', zero: 'for ever' },
  keep_runs_days: { name: 'Time runs without a batch are kept', zero: 'for ever' },
  keep_notices_days: { name: 'Time the words of sent notices are kept', zero: 'for ever' },
  last_run: { name: 'Last batch' },
  last_attempt: { name: 'Last run' },
  last_result: { name: 'What the last batch was' },
  last_error: { name: 'Why the last run made no batch' },
  last_context: { name: 'What the last run was asked for' },
};

export const settingName = (key: string): string => NAMES[key]?.name ?? key;

export const zeroWords = (key: string): string | undefined => NAMES[key]?.zero;
