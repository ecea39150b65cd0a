import type { SettingsState } from '../../../../shared/events/settings-command.ts';
import { reads } from '../api/queries.ts';

/** Every setting as it stands. */
export const settingsQuery = reads<SettingsState>('/api/settings');
