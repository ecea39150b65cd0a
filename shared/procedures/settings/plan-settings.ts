import { InvalidInput } from '../../domain/basics/failures.ts';
import { quoteValue } from '../../domain/basics/quote-value.ts';
import {
  EditableSettings,
  SETTINGS_PREFIX,
  type SettingRow,
  settingNameOf,
  settingsProblems,
  storedSettings,
} from '../../domain/settings/payout-settings.ts';
import { SettingOvertaken } from '../../domain/settings/setting-overtaken.ts';
import { editableSetting } from './setting-name.ts';

/** Texts to store by name; null = back to the default. */
export type AskedSettings = Readonly<Record<string, string | null>>;

/** What was asked, by name. The host writes "nothing" as '' or 'null': they mean the default here too. */
export const askedSettings = (settings: Readonly<Record<string, string | null>>): AskedSettings => {
  const named = Object.entries(settings).map(([key, value]) => ({ name: editableSetting(key), value }));
  const names = named.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice) throw new InvalidInput(`${twice} is given twice: expected it once`);
  return Object.fromEntries(
    named.map(({ name, value }) => [name, value === '' || value === 'null' ? null : value]),
  );
};

const standingText = (text: string | null): string => (text === null ? 'at its default' : quoteValue(text));

/** Two people at once: the second one decided on what is not there any more. Who asks for what is there already may. */
export const refuseOvertaken = (
  rows: readonly SettingRow[],
  asked: AskedSettings,
  looked: AskedSettings,
): void => {
  const stored = storedSettings(rows);
  for (const [name, seen] of Object.entries(looked)) {
    const now = stored[name] ?? null;
    if (now === seen || now === asked[name]) continue;
    throw new SettingOvertaken(
      `${name} was ${standingText(seen)} when you looked, and is ${standingText(now)} by now: look at who changed it, and why, then change it again`,
    );
  }
};

/** The rows as they would be. The whole set must parse, for on any one that does not, every run stops. */
export const settingsAfter = (rows: readonly SettingRow[], asked: AskedSettings): SettingRow[] => {
  const named = Object.entries(asked).map(([name, value]) => ({ key: `${SETTINGS_PREFIX}${name}`, value }));
  const others = rows.filter(({ key }) => !(settingNameOf(key) in asked));
  const after = [...others, ...named];
  const stored = storedSettings(after);
  const { error } = EditableSettings.safeParse(stored);
  if (!error) return after;
  const names = Object.keys(asked);
  const ours = error.issues.every(({ path }) => names.includes(String(path[0])));
  const hint = ours ? '' : '; what is stored and does not parse must be set, or unset, in the same command';
  throw new InvalidInput(`${settingsProblems(error, stored).join('; ')}${hint}`);
};
