import type { SettingState } from '../../../../shared/events/settings-command.ts';

type Group = { readonly caption: string; readonly keys: readonly string[] };

const GROUPS: readonly Group[] = [
  {
    caption: 'Runs',
    keys: ['enabled', 'interval_hours', 'lookback_days', 'min_amount', 'max_items', 'timezone'],
  },
  {
    caption: 'Approvals',
    keys: ['required_approvals', 'approval_tiers', 'pending_expiry_hours', 'payer_may_approve'],
  },
  { caption: 'Notices', keys: ['reminder_hours', 'digest_hour'] },
  { caption: 'What is kept', keys: ['keep_answers_days', 'keep_runs_days', 'keep_notices_days'] },
];

const KNOWN = GROUPS.flatMap(({ keys }) => keys);

/** What people change, by what it is about; what a later version has more stands at the end. */
export const settingGroups = (settings: readonly SettingState[]) => {
  const editable = settings.filter(({ managed }) => !managed);
  const grouped = GROUPS.map(({ caption, keys }) => ({
    caption,
    settings: keys.flatMap((key) => editable.find((setting) => setting.key === key) ?? []),
  }));
  const others = editable.filter(({ key }) => !KNOWN.includes(key));
  return others.length === 0 ? grouped : [...grouped, { caption: 'Others', settings: others }];
};
