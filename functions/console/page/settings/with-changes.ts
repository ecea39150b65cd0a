import type { SettingsChanged, SettingsState } from '../../../../shared/events/settings-command.ts';

/** The settings as the answer to a change says they are, until they are read anew: whoever changed one goes on from there. */
export const withChanges = (
  { settings }: SettingsState,
  changes: SettingsChanged['changes'],
): SettingsState => ({
  settings: settings.map((setting) => {
    const change = changes.find(({ key }) => key === setting.key);
    if (!change) return setting;
    const { to } = change;
    return { ...setting, stored: to, value: to ?? setting.default, isDefault: to === null, problem: null };
  }),
});
