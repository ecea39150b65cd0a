import * as z from 'zod';
import { type Paise, paiseFrom } from '../basics/money.ts';
import { quoteValue } from '../basics/quote-value.ts';
import { isTimeZone } from '../basics/zoned-time.ts';
import { ApprovalTiers } from './approval-tiers.ts';
import { SETTING_SHAPES } from './setting-shapes.ts';

/** Every key of the runbook carries this prefix in mlm_settings. */
export const SETTINGS_PREFIX = 'payout_automation_';

const wholeNumber = ({ from, to }: { readonly from: number; readonly to: number }) =>
  z
    .string()
    .refine((text) => /^\d{1,9}$/.test(text) && Number(text) >= from && Number(text) <= to, {
      error: `expected a whole number from ${from} to ${to}`,
    })
    .transform(Number);

const Flag = z.enum(['0', '1'], { error: 'expected 0 or 1' }).transform((flag) => flag === '1');

const Amount = z
  .string()
  .refine((text) => /^\d{1,13}(\.\d{1,2})?$/.test(text), {
    error: 'expected a decimal ≥ 0 with at most two decimals',
  })
  .transform((text): Paise => paiseFrom(text));

const TimeZone = z.string().refine(isTimeZone, { error: 'expected an IANA time zone such as Asia/Kolkata' });

const InstantWithOffset = z.iso
  .datetime({ offset: true, error: 'expected an ISO 8601 date and time with an offset' })
  .transform((text) => new Date(text));

/** The settings that people change: how each is written in mlm_settings, what a missing one means, what it is for. */
export const EditableSettings = z.object({
  enabled: Flag.prefault('0').describe('1 lets the schedule and unforced runs by hand make batches'),
  interval_hours: wholeNumber(SETTING_SHAPES.interval_hours)
    .prefault('24')
    .describe('hours that must lie between two runs; 0 = no guard'),
  lookback_days: wholeNumber(SETTING_SHAPES.lookback_days)
    .prefault('7')
    .describe('days to look back where no date-from is given; 0 = no lower bound'),
  min_amount: Amount.prefault('0').describe('INR that the eligible commissions must reach together'),
  max_items: wholeNumber(SETTING_SHAPES.max_items)
    .prefault('0')
    .describe('commissions per batch; 0 = no cap'),
  required_approvals: wholeNumber(SETTING_SHAPES.required_approvals)
    .prefault('1')
    .describe('different people who must approve a new batch'),
  timezone: TimeZone.prefault('Asia/Kolkata').describe(
    'the business time zone: bare dates, batch references and last_* values are in it',
  ),
  approval_tiers: ApprovalTiers.prefault('[]').describe(
    'more approvals for larger batches, as JSON [{"from":"1000000.00","approvals":2}]; [] = none',
  ),
  pending_expiry_hours: wholeNumber(SETTING_SHAPES.pending_expiry_hours)
    .prefault('0')
    .describe('hours after which a batch that is still pending is cancelled; 0 = never'),
  payer_may_approve: Flag.prefault('0').describe(
    '1 lets whoever approved a batch also pay or cancel it, in a team too small for more; kept on each batch as it was made',
  ),
  reminder_hours: wholeNumber(SETTING_SHAPES.reminder_hours)
    .prefault('24')
    .describe('hours between reminders of a pending batch; 0 = never'),
  digest_hour: wholeNumber(SETTING_SHAPES.digest_hour)
    .prefault('9')
    .describe('hour of the daily digest, 0 to 23, in the business time zone'),
  keep_answers_days: wholeNumber(SETTING_SHAPES.keep_answers_days)
    .prefault('7')
    .describe('days for which the API answers a request under the same Idempotency-Key again; 0 = for ever'),
  keep_runs_days: wholeNumber(SETTING_SHAPES.keep_runs_days)
    .prefault('0')
    .describe('days after which the rows of runs that made no batch go, never sooner than 30; 0 = never'),
  keep_notices_days: wholeNumber(SETTING_SHAPES.keep_notices_days)
    .prefault('0')
    .describe('days after which the words of notices that were sent go; their rows stay; 0 = never'),
});

/** Settings that the payout run reads; those that nobody but a run writes are optional. */
export const PayoutSettings = EditableSettings.extend({
  last_run: InstantWithOffset.optional(),
});
export type PayoutSettings = z.infer<typeof PayoutSettings>;

/** One row of mlm_settings, its key as it is spelt there. */
export type SettingRow = { readonly key: string; readonly value: string | null };

/**
 * The name of a setting, without the prefix: of every spelling that a key of the host's collations takes for it. They overlook
 * case, accents and blanks at the end.
 */
export const settingNameOf = (key: string): string =>
  key.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trimEnd().slice(SETTINGS_PREFIX.length);

/** The host's application stores "nothing" in three ways; all of them mean the default. */
const isSet = (value: string | null): value is string => value !== null && value !== '' && value !== 'null';

/** The texts that are set, by their names without the prefix. Nothing of one that is found more than once: which row holds, nobody knows. */
export const storedSettings = (rows: readonly SettingRow[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...Map.groupBy(rows, ({ key }) => settingNameOf(key))].flatMap(([name, [only, ...others]]) =>
      only && others.length === 0 && isSet(only.value) ? [[name, only.value]] : [],
    ),
  );

/** Each setting that does not parse, as "name is value: what was expected". */
export const settingsProblems = (
  error: z.ZodError | undefined,
  stored: Readonly<Record<string, string>>,
): string[] =>
  (error?.issues ?? []).map(({ path, message }) => {
    const name = String(path[0]);
    return `${SETTINGS_PREFIX}${name} is ${quoteValue(stored[name])}: ${message}`;
  });
