import { describe, expect, it } from 'vitest';
import { settingMeaning } from '../../../../functions/console/page/settings/setting-meanings.ts';
import { tierApprovalsWhy, typedWhy } from '../../../../functions/console/page/settings/typed-why.ts';
import { SETTING_SHAPES } from '../../../../shared/domain/settings/setting-shapes.ts';

describe('typedWhy', () => {
  it.each([
    ['required_approvals', 'fourteen', '“fourteen” is no whole number from 1 to 50'],
    ['required_approvals', '0', '“0” is no whole number from 1 to 50'],
    ['digest_hour', '24', '“24” is no whole number from 0 to 23'],
    ['digest_hour', ' 23 ', undefined],
    ['max_items', '10000001', '“10000001” is no whole number from 0 to 1,00,00,000'],
    ['interval_hours', '', undefined],
    ['timezone', 'Asia/Kolkatta', '“Asia/Kolkatta” is no time zone: expected a name such as Asia/Kolkata'],
    ['timezone', 'Europe/Berlin', undefined],
    ['min_amount', '1,5', '“1,5” is no amount: expected rupees, as in 1,00,000 or 100000.00'],
    ['enabled', 'yes', undefined],
  ] as const)('of %s, “%s”: %s', (key, typed, why) => {
    expect(typedWhy(typed, { shape: SETTING_SHAPES[key] })).toBe(why);
  });

  it('knows how many approvals a tier may ask for', () => {
    expect(tierApprovalsWhy('51')).toBe('“51” is no whole number from 1 to 50');
    expect(tierApprovalsWhy('50')).toBeUndefined();
  });
});

describe('settingMeaning', () => {
  it.each(Object.keys(SETTING_SHAPES))('tells of %s without a word of how it is stored', (key) => {
    const meaning = settingMeaning({ key, meaning: 'as the API says it' });
    expect(meaning).toMatch(/^[A-Z].*\.$/);
    expect(meaning).not.toMatch(/JSON|INR|date-from|_|0 =|the API/);
  });

  it('is the API’s where the page knows no such setting', () => {
    expect(settingMeaning({ key: 'toString', meaning: 'as the API says it' })).toBe('as the API says it');
  });
});
