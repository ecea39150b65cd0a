import * as z from 'zod';
import { SettingsInvalid } from './failures.ts';
import { type Paise, paiseFrom } from './money.ts';
import { quoteValue } from './quote-value.ts';
import { isTimeZone } from './zoned-time.ts';

/** Every key of the runbook carries this prefix in mlm_settings. */
export const SETTINGS_PREFIX = 'payout_automation_';

const wholeNumber = (minimum: number, maximum: number) =>
  z
    .string()
    .refine((text) => /^\d{1,9}$/.test(text) && Number(text) >= minimum && Number(text) <= maximum, {
      error: `expected a whole number from ${minimum} to ${maximum}`,
    })
    .transform(Number);

const Amount = z
  .string()
  .refine((text) => /^\d{1,13}(\.\d{1,2})?$/.test(text), {
    error: 'expected a decimal ≥ 0 with at most two decimals',
  })
  .transform((text): Paise => paiseFrom(text));

const InstantWithOffset = z.iso
  .datetime({ offset: true, error: 'expected an ISO 8601 date and time with an offset' })
  .transform((text) => new Date(text));

/** Settings that the payout run reads: how each is written in mlm_settings, and what a missing one means. */
export const PayoutSettings = z.object({
  /** 1 lets the schedule and unforced runs by hand make batches. */
  enabled: z
    .enum(['0', '1'], { error: 'expected 0 or 1' })
    .transform((flag) => flag === '1')
    .default(false),
  /** Hours that must lie between two runs; 0 = no guard. */
  interval_hours: wholeNumber(0, 87_600).default(24),
  /** Days to look back where no dateFrom is given; 0 = no lower bound. */
  lookback_days: wholeNumber(0, 3_650).default(7),
  /** INR that the eligible commissions must reach together. */
  min_amount: Amount.default(0n),
  /** Commissions per batch; 0 = no cap. */
  max_items: wholeNumber(0, 10_000_000).default(0),
  /** Different people who must approve a new batch. */
  required_approvals: wholeNumber(1, 50).default(1),
  /** Written by every created batch. */
  last_run: InstantWithOffset.optional(),
  /** The business time zone: bare dates, batch references and last_* values are in it. */
  timezone: z
    .string()
    .refine(isTimeZone, { error: 'expected an IANA time zone such as Asia/Kolkata' })
    .default('Asia/Kolkata'),
});
export type PayoutSettings = z.infer<typeof PayoutSettings>;

/** One row of mlm_settings. */
export type SettingRow = { readonly key: string; readonly value: string | null };

/** The host's application stores "nothing" in three ways; all of them mean the default. */
const isUnset = (value: string | null): boolean => value === null || value === '' || value === 'null';

/** Reads the rows of mlm_settings. Throws SettingsInvalid naming the key, its value and what was expected. */
export const parsePayoutSettings = (rows: readonly SettingRow[]): PayoutSettings => {
  const stored = Object.fromEntries(
    rows
      .filter((row) => !isUnset(row.value))
      .map((row) => [row.key.slice(SETTINGS_PREFIX.length), row.value]),
  );
  const parsed = PayoutSettings.safeParse(stored);
  if (parsed.success) return parsed.data;
  throw new SettingsInvalid(
    parsed.error.issues
      .map(({ path, message }) => {
        const name = String(path[0]);
        return `${SETTINGS_PREFIX}${name} is ${quoteValue(stored[name])}: ${message}`;
      })
      .join('; '),
  );
};
