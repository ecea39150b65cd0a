import { describe, expect, it } from 'vitest';
import { SettingsInvalid } from '../../../../shared/domain/basics/failures.ts';
import { quoteValue } from '../../../../shared/domain/basics/quote-value.ts';
import { parsePayoutSettings } from '../../../../shared/domain/settings/parse-payout-settings.ts';

const DEFAULTS = {
  enabled: false,
  interval_hours: 24,
  lookback_days: 7,
  min_amount: 0n,
  max_items: 0,
  required_approvals: 1,
  timezone: 'Asia/Kolkata',
  approval_tiers: [],
  pending_expiry_hours: 0,
  payer_may_approve: false,
  reminder_hours: 24,
  digest_hour: 9,
  keep_answers_days: 7,
  keep_runs_days: 0,
  keep_notices_days: 0,
};
const KEYS = [...Object.keys(DEFAULTS), 'last_run'];

const parse = (settings: Readonly<Record<string, string | null>>) =>
  parsePayoutSettings(
    Object.entries(settings).map(([name, value]) => ({ key: `payout_automation_${name}`, value })),
  );

describe('settings that say nothing', () => {
  it.each([
    { given: 'no row', unset: {} },
    { given: 'NULL', unset: Object.fromEntries(KEYS.map((name) => [name, null])) },
    { given: 'an empty text', unset: Object.fromEntries(KEYS.map((name) => [name, ''])) },
    { given: 'the text "null"', unset: Object.fromEntries(KEYS.map((name) => [name, 'null'])) },
  ])('$given: the defaults of the runbook', ({ unset }) => {
    expect(parse(unset)).toEqual(DEFAULTS);
  });

  it('ignores keys of other parts of the system', () => {
    expect(parse({ digest_colour: 'whatever', last_error: 'x' })).toEqual(DEFAULTS);
  });
});

describe('settings that parse', () => {
  it.each([
    { name: 'enabled', text: '1', value: true },
    { name: 'enabled', text: '0', value: false },
    { name: 'interval_hours', text: '0', value: 0 },
    { name: 'interval_hours', text: '012', value: 12 },
    { name: 'lookback_days', text: '3650', value: 3650 },
    { name: 'min_amount', text: '100000', value: 10_000_000n },
    { name: 'min_amount', text: '0.5', value: 50n },
    { name: 'min_amount', text: '9999999999999.99', value: 999_999_999_999_999n },
    { name: 'max_items', text: '250', value: 250 },
    { name: 'required_approvals', text: '50', value: 50 },
    { name: 'timezone', text: 'UTC', value: 'UTC' },
    { name: 'approval_tiers', text: '[]', value: [] },
    {
      name: 'approval_tiers',
      text: '[{"from":"0","approvals":1}, {"from":"1000000.00","approvals":50}]',
      value: [
        { from: 0n, approvals: 1 },
        { from: 100_000_000n, approvals: 50 },
      ],
    },
    { name: 'pending_expiry_hours', text: '72', value: 72 },
    { name: 'payer_may_approve', text: '1', value: true },
    { name: 'reminder_hours', text: '0', value: 0 },
    { name: 'digest_hour', text: '23', value: 23 },
    { name: 'last_run', text: '2026-11-22T02:00:00+05:30', value: new Date('2026-11-21T20:30:00Z') },
    { name: 'last_run', text: '2026-11-21T20:30:00Z', value: new Date('2026-11-21T20:30:00Z') },
  ])('$name = $text', ({ name, text, value }) => {
    expect(parse({ [name]: text })).toEqual({ ...DEFAULTS, [name]: value });
  });
});

describe('settings that do not parse', () => {
  it.each([
    ...['2', '-1', 'yes', 'true', '1.0', ' 1'].map((text) => ({
      name: 'enabled',
      text,
      expected: '0 or 1',
    })),
    ...['24.5', '-3', 'abc', '1e3', '87601', '99999999999', '٢٤'].map((text) => ({
      name: 'interval_hours',
      text,
      expected: 'a whole number from 0 to 87600',
    })),
    ...['3651', '-7', '7 days', 'NULL'].map((text) => ({
      name: 'lookback_days',
      text,
      expected: 'a whole number from 0 to 3650',
    })),
    ...['abc', '-5', '1,00,000', '1.005', '1e5', '.5', '12345678901234', '1 '].map((text) => ({
      name: 'min_amount',
      text,
      expected: 'a decimal ≥ 0 with at most two decimals',
    })),
    ...['7xyz', '-5', '10000001'].map((text) => ({
      name: 'max_items',
      text,
      expected: 'a whole number from 0 to 10000000',
    })),
    ...['0', '51', '300', '-1'].map((text) => ({
      name: 'required_approvals',
      text,
      expected: 'a whole number from 1 to 50',
    })),
    ...['abc', '2026-11-22', '2026-11-22 02:00:00', '2026-11-22T02:00:00', '2026-02-30T00:00:00Z'].map(
      (text) => ({
        name: 'last_run',
        text,
        expected: 'an ISO 8601 date and time with an offset',
      }),
    ),
    ...[
      '2',
      '{}',
      '[1]',
      '[{"from":"1"}]',
      '[{"from":1000000,"approvals":2}]',
      '[{"from":"1","approvals":"2"}]',
      '[{"from":"1","approvals":0}]',
      '[{"from":"1","approvals":51}]',
      '[{"from":"1","approvals":1.5}]',
      '[{"from":"-1","approvals":2}]',
      '[{"from":"1.005","approvals":2}]',
      '[{"from":"1","approvals":2,"role":"x"}]',
      '[{"from":"2","approvals":2},{"from":"1.99","approvals":3}]',
      '[{"from":"1.00","approvals":2},{"from":"1","approvals":3}]',
      `[${Array.from({ length: 11 }, (_, index) => `{"from":"${index}","approvals":2}`).join()}]`,
      '[{"from":"1","approvals":2}',
    ].map((text) => ({
      name: 'approval_tiers',
      text,
      expected:
        'JSON such as [{"from":"1000000.00","approvals":2}], at most 10 tiers, each from a larger amount than the one before, approvals from 1 to 50',
    })),
    ...['24', '-1', '9.5', '09:00'].map((text) => ({
      name: 'digest_hour',
      text,
      expected: 'a whole number from 0 to 23',
    })),
    ...['Asia/Atlantis', '5.5'].map((text) => ({
      name: 'timezone',
      text,
      expected: 'an IANA time zone such as Asia/Kolkata',
    })),
  ])('$name = $text is named with what was expected', ({ name, text, expected }) => {
    const reading = () => parse({ [name]: text });
    expect(reading).toThrow(SettingsInvalid);
    expect(reading).toThrow(`payout_automation_${name} is ${quoteValue(text)}: expected ${expected}`);
  });

  it('are all named at once', () => {
    expect(() => parse({ min_amount: 'abc', max_items: '-1', enabled: '1' })).toThrow(
      'payout_automation_min_amount is "abc": expected a decimal ≥ 0 with at most two decimals; ' +
        'payout_automation_max_items is "-1": expected a whole number from 0 to 10000000',
    );
  });
});
