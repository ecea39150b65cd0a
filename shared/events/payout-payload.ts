import * as z from 'zod';
import { DAY } from '../domain/basics/durations.ts';
import { paiseFrom } from '../domain/basics/money.ts';
import type { WindowEnd } from '../domain/runs/payout-request.ts';

const whole = (minimum: number, maximum: number, note = '') =>
  z
    .int({ error: `expected a whole number from ${minimum} to ${maximum}${note}` })
    .min(minimum, { error: `expected a whole number from ${minimum} to ${maximum}${note}` })
    .max(maximum, { error: `expected a whole number from ${minimum} to ${maximum}${note}` });

/** Outside these, TIMESTAMP columns and FROM_UNIXTIME answer NULL, which would silently match nothing. */
const FIRST_DATE = '1970-01-02';
const LAST_DATE = '2037-12-31';
/** Asked of texts that are no date too: zod goes on checking after a format that does not fit. */
const inRange = (text: string): boolean => {
  const at = Date.parse(text);
  return at >= Date.parse(FIRST_DATE) && at < Date.parse(LAST_DATE) + DAY;
};

const windowEndError = `expected a date YYYY-MM-DD or an instant with offset such as 2026-11-22T00:00:00+05:30, from ${FIRST_DATE} to ${LAST_DATE}`;

/** With nanoseconds. A fraction may else be as long as its writer likes, and what a run was asked for is put on record. */
const INSTANT_LENGTH_MAX = 35;

/** A bare date is that whole day in the business time zone. An instant states its offset. */
export const WindowEndText = z
  .union([z.iso.date(), z.iso.datetime({ offset: true }).max(INSTANT_LENGTH_MAX)], { error: windowEndError })
  .refine(inRange, { error: windowEndError })
  .transform(
    (text): WindowEnd =>
      text.includes('T') ? { kind: 'instant', at: new Date(text) } : { kind: 'day', date: text },
  );

const amountError =
  'expected a decimal string ≥ 0 with at most two decimals, such as "100000.00", and 13 digits before the point';
export const AmountText = z
  .string({ error: amountError })
  .regex(/^\d{1,13}(\.\d{1,2})?$/, { error: amountError })
  .transform(paiseFrom);

const flag = z.boolean({ error: 'expected true or false' });

/** Options that every way of invoking may carry; the runbook's flags in camelCase. */
const options = {
  /** Reports and writes nothing at all. */
  dryRun: flag.default(false),
  /** Overrides the enablement and interval guards. */
  force: flag.default(false),
  dateFrom: WindowEndText.optional(),
  dateTo: WindowEndText.optional(),
  /** Days; ignored where dateFrom is given. */
  lookbackDays: whole(0, 3_650, ' (0 = no lower bound)').optional(),
  /** INR that the batch must reach. */
  minAmount: AmountText.optional(),
  maxItems: whole(0, 10_000_000, ' (0 = no cap)').optional(),
  requiredApprovals: whole(1, 50).optional(),
  batchReference: z
    .string({ error: 'expected 1 to 40 letters, digits, ".", "_" or "-"' })
    .regex(/^[A-Za-z0-9._-]{1,40}$/, { error: 'expected 1 to 40 letters, digits, ".", "_" or "-"' })
    .optional(),
  intervalHours: whole(0, 87_600, ' (0 = no guard)').optional(),
};

const scheduledTimeError = `expected an instant such as 2026-11-22T20:30:00Z, from ${FIRST_DATE} to ${LAST_DATE}`;
const ScheduledTime = z.iso
  .datetime({ offset: true, error: scheduledTimeError })
  .refine(inRange, { error: scheduledTimeError })
  .transform((text) => new Date(text));

/** What EventBridge Scheduler sends; the placeholder in `scheduledTime` is replaced on delivery. */
export const SchedulePayload = z.strictObject({
  trigger: z.literal('schedule', {
    error: 'expected "schedule"; leave trigger out for a run by hand',
  }),
  scheduleName: z
    .string({ error: 'expected the name of the schedule' })
    .regex(/^[0-9A-Za-z._-]{1,64}$/, { error: 'expected the name of a schedule, 1 to 64 characters' }),
  scheduledTime: ScheduledTime,
  ...options,
});

const requestedByError = 'expected 1 to 120 characters, none of them control characters';

/** What people send: `{}` is a real run with all guards. */
export const ManualPayload = z.strictObject({
  ...options,
  /** Two invokes with one key are one run. */
  runKey: z
    .string({ error: 'expected 1 to 190 ASCII characters without spaces' })
    .regex(/^[\x21-\x7e]{1,190}$/, { error: 'expected 1 to 190 ASCII characters without spaces' })
    .optional(),
  /** Who asks, in their own words; recorded as unverified. */
  requestedBy: z
    .string({ error: requestedByError })
    .trim()
    // Half a surrogate pair is stored as another character, and the audit event that names it no longer fits its hash.
    .regex(/^[^\p{Cc}\p{Cs}]{1,120}$/u, { error: requestedByError })
    .optional(),
});

const ruleError = 'expected the ARN of one EventBridge rule';

/** A classic EventBridge rule's scheduled event; the rule's name is the end of its ARN. */
export const RuleEvent = z.object({
  source: z.literal('aws.events'),
  time: ScheduledTime,
  resources: z
    .tuple([z.string({ error: ruleError }).regex(/:rule\/([\w.-]+\/)?[\w.-]{1,64}$/, { error: ruleError })], {
      error: ruleError,
    })
    .transform(([arn]) => arn.slice(arn.lastIndexOf('/') + 1)),
});
