import { doubledSettings, doubledWords, ONE_ROW } from './doubled-settings.ts';
import { EditableSettings, PayoutSettings, type SettingRow, storedSettings } from './payout-settings.ts';
import { MANAGED_SETTINGS } from './setting-names.ts';
import { SETTING_SHAPES, type SettingShape } from './setting-shapes.ts';

/** One setting as it stands; what each field means, shared/events/settings-command.ts says. */
export type SettingStanding = {
  readonly key: string;
  readonly value: string | null;
  readonly isDefault: boolean;
  readonly default: string | null;
  readonly shape: SettingShape | null;
  readonly stored: string | null;
  readonly problem: string | null;
  readonly managed: boolean;
  readonly meaning: string;
};

/** Every setting, those of people first. Never throws: what does not parse is told of each by itself. */
export const describeSettings = (rows: readonly SettingRow[]): SettingStanding[] => {
  const set = storedSettings(rows);
  const issues = PayoutSettings.safeParse(set).error?.issues ?? [];
  const doubled = Object.fromEntries(doubledSettings(rows).map((each) => [each.name, doubledWords(each)]));
  const stored: Readonly<Record<string, string>> = { ...set, ...doubled };
  const problemOf = (key: string): string | null =>
    (key in doubled ? ONE_ROW : null) ?? issues.find(({ path }) => path[0] === key)?.message ?? null;
  const standing = (key: string, byDefault: string | null) => {
    const text = stored[key] ?? null;
    const problem = problemOf(key);
    const value = problem === null ? (text ?? byDefault) : null;
    return { key, value, isDefault: text === null, default: byDefault, stored: text, problem };
  };
  return [
    ...Object.entries(EditableSettings.shape).map(([key, schema]) => ({
      ...standing(key, schema.def.defaultValue),
      shape: SETTING_SHAPES[key as keyof typeof SETTING_SHAPES],
      managed: false,
      meaning: schema.description ?? '',
    })),
    ...Object.entries(MANAGED_SETTINGS).map(([key, meaning]) => ({
      ...standing(key, null),
      shape: null,
      managed: true,
      meaning,
    })),
  ];
};
