import { describeSettings } from '../../domain/settings/describe-settings.ts';
import type { GetSettings, SettingsState } from '../../events/settings-command.ts';
import type { Deps } from '../../runtime/deps.ts';
import { readSettingsSeen, settingsSeenIn } from '../../sql/settings/settings-seen.ts';
import { lastChanges } from './last-changes.ts';
import { knownSetting } from './setting-name.ts';

/** Every setting as it stands, or the one that was asked for; and who changed it last. */
export const getSettings = async (
  deps: Pick<Deps, 'database'>,
  { key }: GetSettings,
): Promise<SettingsState> => {
  const name = key === undefined ? undefined : knownSetting(key);
  const seen = settingsSeenIn(await deps.database.read(readSettingsSeen()));
  const changes = await lastChanges(deps, seen);
  const settings = describeSettings(seen.rows).map((setting) => ({
    ...setting,
    lastChange: changes.get(setting.key) ?? null,
  }));
  return { settings: name === undefined ? settings : settings.filter((setting) => setting.key === name) };
};
