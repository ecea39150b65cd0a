/** How a setting is written in mlm_settings, for whoever offers a field for it. */
export type SettingShape =
  /** 0 or 1. */
  | { readonly type: 'switch' }
  | { readonly type: 'whole number'; readonly unit: SettingUnit; readonly from: number; readonly to: number }
  /** INR, in decimals. */
  | { readonly type: 'amount' }
  /** An IANA name. */
  | { readonly type: 'time zone' }
  /** JSON, as of approval_tiers. */
  | { readonly type: 'tiers' };

export const SETTING_UNITS = ['hours', 'days', 'commissions', 'approvals', 'hour of the day'] as const;
export type SettingUnit = (typeof SETTING_UNITS)[number];

const whole = <Unit extends SettingUnit>(unit: Unit, from: number, to: number) => ({
  type: 'whole number' as const,
  unit,
  from,
  to,
});

/** Of each setting that people change. */
export const SETTING_SHAPES = {
  enabled: { type: 'switch' },
  interval_hours: whole('hours', 0, 87_600),
  lookback_days: whole('days', 0, 3_650),
  min_amount: { type: 'amount' },
  max_items: whole('commissions', 0, 10_000_000),
  required_approvals: whole('approvals', 1, 50),
  timezone: { type: 'time zone' },
  approval_tiers: { type: 'tiers' },
  pending_expiry_hours: whole('hours', 0, 87_600),
  payer_may_approve: { type: 'switch' },
  reminder_hours: whole('hours', 0, 87_600),
  digest_hour: whole('hour of the day', 0, 23),
  keep_answers_days: whole('days', 0, 3_650),
  keep_runs_days: whole('days', 0, 3_650),
  keep_notices_days: whole('days', 0, 3_650),
} as const satisfies Readonly<Record<string, SettingShape>>;
