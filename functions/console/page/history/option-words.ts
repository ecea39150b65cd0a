import { counted } from '../../../../shared/domain/basics/counted.ts';
import { formatRupees } from '../../../../shared/domain/basics/format-rupees.ts';
import type { RunOptions } from '../../../../shared/events/run-options.ts';
import { formatDay, formatInstant } from '../ui/format-instant.ts';

/** A bare date is a day of the business time zone, and stays that day. */
const endWords = (end: string, timeZone: string): string =>
  end.includes('T') ? formatInstant(new Date(end), timeZone) : formatDay(new Date(`${end}T00:00:00Z`), 'UTC');

type Words = { readonly [Name in keyof RunOptions]-?: (value: never, timeZone: string) => string };

const WORDS = {
  force: () => 'past the guards',
  dateFrom: (end: string, timeZone) => `commissions from ${endWords(end, timeZone)} on`,
  dateTo: (end: string, timeZone) => `commissions up to ${endWords(end, timeZone)}`,
  lookbackDays: (days: number) => (days === 0 ? 'however old' : `${counted(days, 'day')} back`),
  minAmount: (amount: string) => `at least ${formatRupees(amount)}`,
  maxItems: (count: number) => (count === 0 ? 'no cap' : `at most ${counted(count, 'commission')}`),
  requiredApprovals: (count: number) => counted(count, 'approval'),
  batchReference: (reference: string) => `named ${reference}`,
  intervalHours: (hours: number) => (hours === 0 ? 'however soon' : `${counted(hours, 'hour')} between runs`),
} as const satisfies Words;

/** What a run was asked for, each in words, in the order of the payload; what nobody asked for is not told. */
export const optionWords = (options: RunOptions, timeZone: string): string[] =>
  Object.entries(WORDS).flatMap(([name, words]) => {
    const value = options[name as keyof RunOptions];
    return value === undefined ? [] : [words(value as never, timeZone)];
  });
