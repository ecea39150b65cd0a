import type {
  SettingState,
  SettingsChanged,
  SettingsHistory,
} from '../../../shared/events/settings-command.ts';
import { utc } from '../run/wording.ts';
import { table } from '../terminal/table.ts';

const PREFIX_NOTE = 'Each key stands in mlm_settings with the prefix payout_automation_.';

/** last_result is a whole JSON; the table shows its beginning, --json all of it. */
const SHOWN_MAX = 60;

const short = (text: string): string => (text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX)}…` : text);

const valueText = ({ value, stored, problem }: SettingState): string =>
  problem === null ? short(value ?? '-') : `${short(JSON.stringify(stored))} does not parse`;

const originText = ({ managed, isDefault, problem }: SettingState): string => {
  if (problem !== null) return 'invalid';
  if (managed) return 'by runs';
  return isDefault ? 'default' : 'set';
};

/** Every setting in a table; below it what stops the runs. */
export const settingsLines = (settings: readonly SettingState[]): string[] => [
  ...table(
    ['KEY', 'VALUE', 'FROM', 'MEANING'],
    settings.map((setting) => [setting.key, valueText(setting), originText(setting), setting.meaning]),
  ),
  '',
  PREFIX_NOTE,
  ...settings
    .filter(({ problem }) => problem !== null)
    .map(({ key, stored, problem }) => `Every run stops: ${key} is ${JSON.stringify(stored)}: ${problem}.`),
];

const changeText = ({ key, from, to }: SettingsChanged['changes'][number]): string =>
  `${key}: ${from ?? '(default)'} -> ${to ?? '(default)'}`;

export const changedLines = ({ outcome, changes, warnings }: SettingsChanged): string[] => [
  ...(outcome === 'unchanged'
    ? ['Nothing changed: the settings are so already. Nothing was written.']
    : ['Changed:', ...changes.map((change) => `  ${changeText(change)}`)]),
  ...warnings.map((warning) => `Warning: ${warning}`),
];

type SettingsEvent = SettingsHistory['events'][number];

/** Who changed it and why. The record begins with what was set before there was one. */
const originOf = ({ seq, actor, action, reason }: SettingsEvent): string => {
  if (action !== 'settings_changed_outside') return `${actor}: ${reason ?? 'no reason on record'}`;
  return seq === 1
    ? 'found set when this record began; who and why is not known'
    : 'found changed from outside (direct SQL); who and why is not known';
};

const eventLines = (event: SettingsEvent): string[] => [
  `${utc(event.at)}  ${originOf(event)}`,
  ...event.changes.map((change) => `  ${changeText(change)}`),
];

export const historyLines = ({ events }: SettingsHistory): string[] =>
  events.length === 0 ? ['No change of settings is on record.'] : events.flatMap(eventLines);
