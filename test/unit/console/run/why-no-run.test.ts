import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../../functions/console/page/api/refusal.ts';
import { refusedOption } from '../../../../functions/console/page/run/refused-option.ts';
import { settingOf } from '../../../../functions/console/page/run/setting-of.ts';
import { whyNoRun } from '../../../../functions/console/page/run/why-no-run.ts';
import type { PreviewResult } from '../../../../shared/events/payout-result.ts';

const preview = { wouldRun: true, message: null } as PreviewResult;

describe('whether a batch can be made', () => {
  it.each([
    ['of what was counted', preview, undefined],
    ['not of what is not counted yet', undefined, /not known yet/],
    ['not where the run would be skipped', { ...preview, wouldRun: false, message: 'Off.' }, /^Off\.$/],
  ])('%s', (_, counted, why) => {
    const told = whyNoRun(counted);
    if (why) expect(told).toMatch(why);
    else expect(told).toBeUndefined();
  });
});

describe('an option that the API refuses', () => {
  const refusal = (detail: string, type = 'invalid-input') =>
    new Refusal({ type: `/problems/${type}`, status: 400, title: '', detail, instance: '' } as never);

  it('is known by how its sentence begins', () => {
    expect(refusedOption(refusal('maxItems is -1: expected a whole number'))).toEqual({
      option: 'maxItems',
      why: 'is -1: expected a whole number',
    });
    expect(refusedOption(refusal('the window holds nothing: dateFrom is after dateTo'))).toBeUndefined();
    expect(refusedOption(refusal('force is off', 'settings-invalid'))).toBeUndefined();
    expect(refusedOption(new Error('maxItems is -1'))).toBeUndefined();
  });
});

describe('what holds where an option is left empty', () => {
  const setting = (key: string, value: string | null, isDefault = false) => [
    {
      ...{ key, value, isDefault, stored: value, problem: null, managed: false, meaning: '' },
      ...{ default: null, shape: null, lastChange: null },
    },
  ];

  it.each([
    ['lookbackDays', setting('lookback_days', '7', true), 'Empty: 7 days, the default.'],
    ['lookbackDays', setting('lookback_days', '0'), 'Empty: 0, no start, as set.'],
    ['minAmount', setting('min_amount', '100000.5'), 'Empty: ₹1,00,000.50, as set.'],
    ['maxItems', setting('max_items', '100000'), 'Empty: 1,00,000, as set.'],
    ['intervalHours', setting('interval_hours', '24', true), 'Empty: 24 h, the default.'],
    ['requiredApprovals', setting('required_approvals', null), undefined],
    ['batchReference', setting('required_approvals', '2'), undefined],
    ['maxItems', undefined, undefined],
  ] as const)('%s', (name, settings, words) => {
    expect(settingOf(name, settings)).toBe(words);
  });
});
