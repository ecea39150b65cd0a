import { describeSettings } from '../../../shared/domain/describe-settings.ts';
import type { OpsArgs } from '../../../shared/events/ops-command.ts';
import type { SettingsState } from '../../../shared/events/settings-command.ts';
import type { Deps } from '../../../shared/runtime/deps.ts';
import { readSettingsSeen, settingsSeenIn } from '../../../shared/sql/settings-seen.ts';
import { knownSetting } from './setting-name.ts';

/** Every setting as it stands, or the one that was asked for. */
export const getSettings = async (
  { database }: Deps,
  { key }: OpsArgs<'settings.get'>,
): Promise<SettingsState> => {
  const name = key === undefined ? undefined : knownSetting(key);
  const { rows } = settingsSeenIn(await database.read(readSettingsSeen()));
  const settings = describeSettings(rows);
  return { settings: name === undefined ? settings : settings.filter((setting) => setting.key === name) };
};
