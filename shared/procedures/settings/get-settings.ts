import { describeSettings } from '../../domain/settings/describe-settings.ts';
import type { GetSettings, SettingsState } from '../../events/settings-command.ts';
import type { Deps } from '../../runtime/deps.ts';
import { readSettingsSeen, settingsSeenIn } from '../../sql/settings/settings-seen.ts';
import { knownSetting } from './setting-name.ts';

/** Every setting as it stands, or the one that was asked for. */
export const getSettings = async (
  { database }: Pick<Deps, 'database'>,
  { key }: GetSettings,
): Promise<SettingsState> => {
  const name = key === undefined ? undefined : knownSetting(key);
  const { rows } = settingsSeenIn(await database.read(readSettingsSeen()));
  const settings = describeSettings(rows);
  return { settings: name === undefined ? settings : settings.filter((setting) => setting.key === name) };
};
