import { describe, expect, it } from 'vitest';
import { durationWords } from '../../../../functions/console/page/history/duration-words.ts';
import { optionWords } from '../../../../functions/console/page/history/option-words.ts';
import { runAddress, runKeyIn } from '../../../../functions/console/page/history/run-address.ts';
import type { RunOptions } from '../../../../shared/events/run-options.ts';

describe('what a run was asked for', () => {
  it.each<{ options: RunOptions; words: string[] }>([
    { options: {}, words: [] },
    { options: { lookbackDays: 0, force: true }, words: ['past the guards', 'however old'] },
    { options: { lookbackDays: 1 }, words: ['1 day back'] },
    {
      options: { dateFrom: '2026-03-01', dateTo: '2026-03-31T18:29:59.000Z' },
      words: ['commissions from 1 Mar 2026 on', 'commissions up to 31 Mar 2026, 23:59 IST'],
    },
    {
      options: { minAmount: '100000.00', maxItems: 0, intervalHours: 0 },
      words: ['at least ₹1,00,000.00', 'no cap', 'however soon'],
    },
    {
      options: { maxItems: 5_000, requiredApprovals: 1, batchReference: 'MARCH', intervalHours: 12 },
      words: ['at most 5,000 commissions', '1 approval', 'named MARCH', '12 hours between runs'],
    },
  ])('$options is $words', ({ options, words }) => {
    expect(optionWords(options, 'Asia/Kolkata')).toEqual(words);
  });
});

describe('how long a run took', () => {
  it.each([
    [40, '0.0 s'],
    [1_449, '1.4 s'],
    [9_949, '9.9 s'],
    [9_950, '10 s'],
    [59_499, '59 s'],
    [59_500, '1 minute 0 s'],
    [185_000, '3 minutes 5 s'],
  ])('%i ms is %s', (milliseconds, words) => {
    expect(durationWords(milliseconds)).toBe(words);
  });
});

describe('the address of a run', () => {
  it.each(['once', 'schedule/mlm-payouts/2026-11-22T20:30:00Z', 'month%2F11', 'a?b#c', '100%'])(
    'leads back to the key %s',
    (runKey) => {
      expect(runKeyIn(`/admin/payouts${runAddress(runKey)}`)).toBe(runKey);
    },
  );

  it('may have its slashes as they are, and names nothing where it was cut short', () => {
    expect(runKeyIn('/admin/payouts/history/schedule/x/2026')).toBe('schedule/x/2026');
    expect(runKeyIn('/admin/payouts/history/100%2')).toBeUndefined();
  });
});
