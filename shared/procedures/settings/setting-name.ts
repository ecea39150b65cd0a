import { InvalidInput } from '../../domain/basics/failures.ts';
import { quoteValue } from '../../domain/basics/quote-value.ts';
import { SETTINGS_PREFIX } from '../../domain/settings/payout-settings.ts';
import { EDITABLE_NAMES, MANAGED_SETTINGS } from '../../domain/settings/setting-names.ts';
import { nearestWord } from '../../events/invalid-input.ts';

const MANAGED_NAMES = Object.keys(MANAGED_SETTINGS);

const find = (key: string, names: readonly string[]): string => {
  const name = key.startsWith(SETTINGS_PREFIX) ? key.slice(SETTINGS_PREFIX.length) : key;
  if (names.includes(name)) return name;
  const nearest = nearestWord(name, names);
  const hint = nearest ? `did you mean ${nearest}?` : `expected one of ${names.join(', ')}`;
  throw new InvalidInput(`${quoteValue(key)} is not a setting: ${hint}`);
};

/** The name of a setting of which somebody wants to know, typed with or without the prefix. */
export const knownSetting = (key: string): string => find(key, [...EDITABLE_NAMES, ...MANAGED_NAMES]);

/** The name of a setting that somebody wants to change. */
export const editableSetting = (key: string): string => {
  const name = knownSetting(key);
  if (EDITABLE_NAMES.includes(name)) return name;
  throw new InvalidInput(
    `${name} is written by the runs alone: expected one of ${EDITABLE_NAMES.join(', ')}`,
  );
};
