import { counted } from '../basics/counted.ts';
import { quoteValue } from '../basics/quote-value.ts';
import { SETTINGS_PREFIX, type SettingRow, settingNameOf } from './payout-settings.ts';
import { EDITABLE_NAMES, MANAGED_SETTINGS } from './setting-names.ts';

/** A setting that stands in mlm_settings more than once. */
export type DoubledSetting = {
  readonly name: string;
  /** In an order that does not depend on who asks. */
  readonly rows: readonly SettingRow[];
};

const NAMES: ReadonlySet<string> = new Set([...EDITABLE_NAMES, ...Object.keys(MANAGED_SETTINGS)]);

const placeOf = ({ key, value }: SettingRow): string => JSON.stringify([key, value]);

const inOrder = (rows: readonly SettingRow[]): SettingRow[] =>
  rows.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));

/** Of the settings that people or runs set, those that stand there more than once, whatever their values. */
export const doubledSettings = (rows: readonly SettingRow[]): DoubledSetting[] =>
  [...Map.groupBy(rows, ({ key }) => settingNameOf(key))]
    .filter(([name, its]) => its.length > 1 && NAMES.has(name))
    .map(([name, its]) => ({ name, rows: inOrder(its) }));

/** What was found of it, in words. */
export const doubledWords = ({ rows }: DoubledSetting): string =>
  `in ${counted(rows.length, 'row')}: ${quoteValue(rows.map(({ value }) => value))}`;

const spelt = ({ name, rows }: DoubledSetting): string =>
  rows.every(({ key }) => key === `${SETTINGS_PREFIX}${name}`)
    ? ''
    : `, spelt ${quoteValue(rows.map(({ key }) => key))}`;

/** What was expected, and what to do. */
export const ONE_ROW = 'expected one row; delete all but the one that is right';

/** Each as "key stands …: what was expected, what to do". */
export const doubledProblem = (doubled: DoubledSetting): string =>
  `${SETTINGS_PREFIX}${doubled.name} stands in mlm_settings ${doubledWords(doubled)}${spelt(doubled)}: ${ONE_ROW}`;

/** The same of all of them. */
export const doubledProblems = (rows: readonly SettingRow[]): string[] =>
  doubledSettings(rows).map(doubledProblem);
