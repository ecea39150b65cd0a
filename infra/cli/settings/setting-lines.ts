import type {
  SettingState,
  SettingsChanged,
  SettingsHistory,
} from '../../../shared/events/settings-command.ts';
import { utc } from '../run/wording.ts';
import { offerLines } from '../terminal/offer-lines.ts';
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

const HEADINGS: Readonly<Record<SettingsChanged['outcome'], string>> = {
  unchanged: 'Nothing changed: the settings are so already. Nothing was written.',
  changed: 'Changed:',
  offered: 'Offered, because it loosens control and two admins are active; nothing is changed yet:',
};

export const changedLines = ({
  outcome,
  changes,
  loosens,
  alone,
  offer,
  warnings,
}: SettingsChanged): string[] => [
  HEADINGS[outcome],
  ...changes.map((change) => `  ${changeText(change)}`),
  ...(loosens.length > 0 ? [`  It loosens control: ${loosens.join(', ')}.`] : []),
  ...(alone ? ['  Decided by one person alone: no second admin is active.'] : []),
  ...(offer ? offerLines(offer) : []),
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
