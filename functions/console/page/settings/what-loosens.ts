import { paiseFrom } from '../../../../shared/domain/basics/money.ts';
import { loosensControl } from '../../../../shared/domain/settings/loosens-control.ts';
import type { SettingState } from '../../../../shared/events/settings-command.ts';
import { settingName } from './setting-names.ts';
import { tiersIn } from './tiers-in.ts';

type Parsed = Parameters<typeof loosensControl>[0];

/** As the API parses it, which refuses what does not read so. */
const parsed = (shape: NonNullable<SettingState['shape']>, text: string): unknown => {
  switch (shape.type) {
    case 'switch':
      return text === '1';
    case 'whole number':
      return Number(text);
    case 'amount':
      return paiseFrom(text);
    case 'time zone':
      return text;
    case 'tiers':
      return (tiersIn(text) ?? []).map(({ from, approvals }) => ({ from: paiseFrom(from), approvals }));
  }
};

/** Every setting that people change; where one is broken nobody can say what it is. */
const allOf = (settings: readonly SettingState[]): Parsed | undefined => {
  const editable = settings.filter(({ managed }) => !managed);
  if (editable.some(({ value, shape }) => value === null || shape === null)) return undefined;
  const entries = editable.flatMap(({ key, value, shape }) =>
    value === null || shape === null ? [] : [[key, parsed(shape, value)] as const],
  );
  return Object.fromEntries(entries) as Parsed;
};

const changedIn = (
  settings: readonly SettingState[],
  key: string,
  text: string | null,
): readonly SettingState[] =>
  settings.map((setting) => (setting.key === key ? { ...setting, value: text ?? setting.default } : setting));

/** What the respect is nothing but, called as everywhere on the screen. */
const OWN_NAMES: Readonly<Record<string, string>> = {
  'payers may approve': `“${settingName('payer_may_approve')}”`,
};

/** In what respects a change loosens control, as the API will find; none where it cannot be told here. */
export const whatLoosens = (
  settings: readonly SettingState[],
  key: string,
  text: string | null,
): readonly string[] => {
  const [before, after] = [allOf(settings), allOf(changedIn(settings, key, text))];
  return before && after ? loosensControl(before, after).map((respect) => OWN_NAMES[respect] ?? respect) : [];
};
