/** How the text of an option travels in the payload. */
type Form = 'switch' | 'whole' | 'text';

type PayloadOption = {
  /** commander's name of the option, and the key of the payload. */
  readonly key: string;
  readonly flags: string;
  readonly form: Form;
  readonly description: string;
};

/** The runbook's ten, in its order. What a value must be, the schema in shared/events alone decides. */
export const PAYLOAD_OPTIONS = [
  {
    key: 'dryRun',
    flags: '--dry-run',
    form: 'switch',
    description: 'show what a run would do now; writes nothing',
  },
  {
    key: 'force',
    flags: '--force',
    form: 'switch',
    description: 'run although automation is disabled or the interval has not passed',
  },
  {
    key: 'dateFrom',
    flags: '--date-from <date>',
    form: 'text',
    description:
      'only commissions of this day and later: YYYY-MM-DD in the business time zone, or an instant with offset (default: by --lookback-days)',
  },
  {
    key: 'dateTo',
    flags: '--date-to <date>',
    form: 'text',
    description: 'only commissions up to the end of this day, or this instant (default: no end)',
  },
  {
    key: 'lookbackDays',
    flags: '--lookback-days <days>',
    form: 'whole',
    description:
      'days to look back, 0 = all; ignored with --date-from (default: setting payout_automation_lookback_days)',
  },
  {
    key: 'minAmount',
    flags: '--min-amount <INR>',
    form: 'text',
    description:
      'rupees that the commissions must reach together, e.g. 100000.00 (default: setting payout_automation_min_amount)',
  },
  {
    key: 'maxItems',
    flags: '--max-items <count>',
    form: 'whole',
    description:
      'commissions in the batch at most, 0 = no cap (default: setting payout_automation_max_items)',
  },
  {
    key: 'requiredApprovals',
    flags: '--required-approvals <count>',
    form: 'whole',
    description:
      'different people who must approve, 1-50 (default: setting payout_automation_required_approvals)',
  },
  {
    key: 'batchReference',
    flags: '--batch-reference <text>',
    form: 'text',
    description: 'name of the batch: 1-40 letters, digits, ".", "_" or "-" (default: AUTO-YYYYMMDD-HHMMSS)',
  },
  {
    key: 'intervalHours',
    flags: '--interval-hours <hours>',
    form: 'whole',
    description:
      'hours that must have passed since the last run, 0 = any (default: setting payout_automation_interval_hours)',
  },
  {
    key: 'runKey',
    flags: '--run-key <key>',
    form: 'text',
    description: 'repeat the run of this key: tells what it did, or finishes it (default: a new key)',
  },
] as const satisfies readonly PayloadOption[];

/** Where to, and how to answer. */
export const CALL_OPTIONS = [
  { key: 'json', flags: '--json', description: 'print one line of JSON instead of text' },
  {
    key: 'local',
    flags: '--local',
    description: 'use the local stack of this folder (npm start), or of $PAYOUT_STATE',
  },
  {
    key: 'function',
    flags: '--function <name>',
    description: 'name of the payout function (default: output PayoutFunction of the stack)',
  },
  { key: 'stack', flags: '--stack <name>', description: 'name of the deployed stack (default: mlm-payouts)' },
] as const;

type Listed = (typeof PAYLOAD_OPTIONS)[number] | (typeof CALL_OPTIONS)[number];
type TextKey = Extract<Listed, { flags: `${string} <${string}>` }>['key'];
type SwitchKey = Exclude<Listed['key'], TextKey>;

/** What was typed, unchecked. */
export type RunOptions = { readonly [Key in TextKey]?: string } & { readonly [Key in SwitchKey]?: true };
