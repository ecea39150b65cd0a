import { describe, expect, it } from 'vitest';
import { strandingWarnings } from '../../../../shared/domain/settings/stranding-warnings.ts';

const usual = { lookback_days: 7, min_amount: 0n, interval_hours: 24 };

describe('settings that are sure to strand', () => {
  it.each([
    { given: {}, warns: [] },
    {
      given: { min_amount: 2n },
      warns: [/^With min_amount ₹0\.02 and lookback_days of 7 days, .* are stranded/],
    },
    // Every commission comes to a paisa.
    { given: { min_amount: 1n }, warns: [] },
    { given: { min_amount: 2n, lookback_days: 0 }, warns: [] },
    { given: { interval_hours: 167 }, warns: [] },
    { given: { interval_hours: 168 }, warns: [/^With interval_hours 168 and lookback_days of 7 days/] },
    { given: { interval_hours: 169, lookback_days: 0 }, warns: [] },
    { given: { interval_hours: 169, min_amount: 100n }, warns: [/min_amount/, /interval_hours/] },
  ])('$given', ({ given, warns }) => {
    expect(strandingWarnings({ ...usual, ...given })).toEqual(warns.map((one) => expect.stringMatching(one)));
  });
});
