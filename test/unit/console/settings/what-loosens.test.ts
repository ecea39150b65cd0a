import { expect, it } from 'vitest';
import { whatLoosens } from '../../../../functions/console/page/settings/what-loosens.ts';
import { SETTING_SHAPES } from '../../../../shared/domain/settings/setting-shapes.ts';
import type { SettingState } from '../../../../shared/events/settings-command.ts';

const STANDING: Readonly<Record<keyof typeof SETTING_SHAPES, string>> = {
  enabled: '1',
  interval_hours: '24',
  lookback_days: '7',
  min_amount: '0',
  max_items: '0',
  required_approvals: '2',
  timezone: 'Asia/Kolkata',
  approval_tiers: '[{"from":"1000000.00","approvals":3}]',
  pending_expiry_hours: '48',
  payer_may_approve: '0',
  reminder_hours: '4',
  digest_hour: '9',
  keep_answers_days: '7',
  keep_runs_days: '0',
  keep_notices_days: '0',
};

const settingOf = ([key, value]: readonly [string, string]): SettingState => ({
  key,
  value,
  isDefault: false,
  default: key === 'required_approvals' ? '1' : value,
  shape: SETTING_SHAPES[key as keyof typeof SETTING_SHAPES],
  stored: value,
  problem: null,
  managed: false,
  meaning: '',
  lastChange: null,
});

const SETTINGS = Object.entries(STANDING).map(settingOf);

it.each([
  ['required_approvals', '1', ['fewer approvals']],
  ['required_approvals', null, ['fewer approvals']],
  ['required_approvals', '3', []],
  ['approval_tiers', '[]', ['fewer approvals']],
  ['approval_tiers', '[{"from":"500000.00","approvals":3}]', []],
  ['payer_may_approve', '1', ['“Approvers may pay, too”']],
  ['timezone', 'UTC', ['another business time zone']],
  ['pending_expiry_hours', '0', ['batches stay open longer']],
  ['pending_expiry_hours', '24', []],
  ['reminder_hours', '0', ['fewer or no reminders']],
  ['min_amount', '100.00', []],
] as const)('%s to %s loosens: %j', (key, text, respects) => {
  expect(whatLoosens(SETTINGS, key, text)).toEqual(respects);
});

it('nothing is said where a stored text does not parse: the API says it', () => {
  const broken = SETTINGS.map((setting) =>
    setting.key === 'interval_hours' ? { ...setting, value: null } : setting,
  );
  expect(whatLoosens(broken, 'required_approvals', '1')).toEqual([]);
});
