import { describe, expect, it } from 'vitest';
import {
  emptyDraft,
  type SettingDraft,
  textOf,
} from '../../../../functions/console/page/settings/setting-draft.ts';
import { settingGroups } from '../../../../functions/console/page/settings/setting-groups.ts';
import { valueWords } from '../../../../functions/console/page/settings/value-words.ts';
import { describeSettings } from '../../../../shared/domain/settings/describe-settings.ts';
import type { SettingState } from '../../../../shared/events/settings-command.ts';

const settingsOf = (stored: Readonly<Record<string, string>>): readonly SettingState[] =>
  describeSettings(
    Object.entries(stored).map(([key, value]) => ({ key: `payout_automation_${key}`, value })),
  ).map((setting) => ({ ...setting, lastChange: null }));

const settingOf = (key: string, stored?: string): SettingState => {
  const found = settingsOf(stored === undefined ? {} : { [key]: stored }).find((each) => each.key === key);
  if (!found) throw new Error(`${key} is no setting`);
  return found;
};

describe('a setting in words', () => {
  it.each([
    ['enabled', '1', 'on'],
    ['payer_may_approve', '0', 'off'],
    ['enabled', 'yes', '“yes”'],
    ['interval_hours', '024', '24 hours'],
    ['interval_hours', '0', 'no guard'],
    ['interval_hours', '1.5', '“1.5”'],
    ['required_approvals', '1', '1 approval'],
    ['digest_hour', '0', '00:00'],
    ['max_items', '100000', '1,00,000 commissions'],
    ['min_amount', '100000.5', '₹1,00,000.50'],
    ['min_amount', '0.00', 'no minimum'],
    ['min_amount', 'abc', '“abc”'],
    ['timezone', 'Asia/Kolkata', 'Asia/Kolkata'],
    ['approval_tiers', '[]', 'none'],
    [
      'approval_tiers',
      '[{"from":"1000000","approvals":2},{"from":"5000000.5","approvals":3}]',
      'from ₹10,00,000.00 on 2 approvals; from ₹50,00,000.50 on 3 approvals',
    ],
    ['approval_tiers', '[{"from":1000000,"approvals":2}]', '“[{"from":1000000,"approvals":2}]”'],
    ['approval_tiers', '{', '“{”'],
  ])('%s of %s is %s', (key, text, words) => {
    expect(valueWords(settingOf(key), text)).toBe(words);
  });
});

describe('what would be stored', () => {
  const typed = (key: string, draft: Partial<SettingDraft>) =>
    textOf({ ...emptyDraft(settingOf(key)), ...draft }, settingOf(key));

  it.each<[string, Partial<SettingDraft>, string | null | undefined]>([
    ['interval_hours', { typed: ' 12 ' }, '12'],
    ['interval_hours', { typed: 'twelve' }, 'twelve'],
    ['interval_hours', { typed: ' ' }, undefined],
    ['interval_hours', { typed: '12', isDefault: true }, null],
    ['min_amount', { typed: '₹1,00,000' }, '100000.00'],
    ['min_amount', { typed: '1,5' }, undefined],
    ['approval_tiers', { tiers: [] }, '[]'],
    [
      'approval_tiers',
      { tiers: [{ from: '10,00,000', approvals: ' 2' }] },
      '[{"from":"1000000.00","approvals":2}]',
    ],
    ['approval_tiers', { tiers: [{ from: '', approvals: '2' }] }, undefined],
    ['approval_tiers', { tiers: [{ from: '5', approvals: 'two' }] }, undefined],
  ])('of %s with %o is %s', (key, draft, text) => {
    expect(typed(key, draft)).toBe(text);
  });

  it.each([
    ['interval_hours', '12'],
    ['min_amount', '100.50'],
    ['timezone', 'Europe/Berlin'],
    ['approval_tiers', '[{"from":"1000000.00","approvals":2}]'],
    ['interval_hours', 'daily'],
  ])('of %s is what is stored (%s), as long as nobody has typed', (key, stored) => {
    const setting = settingOf(key, stored);
    expect(textOf(emptyDraft(setting), setting)).toBe(stored);
  });
});

it('each setting that people change has its place in one group', () => {
  const settings = settingsOf({});
  const grouped = settingGroups(settings);
  expect(grouped.map(({ caption }) => caption)).toEqual(['Runs', 'Approvals', 'Notices', 'What is kept']);
  expect(grouped.flatMap((group) => group.settings.map(({ key }) => key)).toSorted()).toEqual(
    settings.flatMap(({ managed, key }) => (managed ? [] : [key])).toSorted(),
  );
});
