import { SettingsState } from '../../../shared/events/settings-command.ts';
import { getSettings } from '../../../shared/procedures/settings/get-settings.ts';
import { Nothing } from '../http/nothing.ts';
import { defineRoute } from '../http/route.ts';

export const showSettingsRoute = defineRoute({
  method: 'GET',
  path: '/admin/payouts/api/settings',
  operationId: 'showSettings',
  summary: 'Every setting: value, default, what it is for, and what is wrong with it',
  role: 'viewer',
  params: Nothing,
  query: Nothing,
  answers: { 200: { description: 'The settings', schema: SettingsState } },
  problems: [],
  handle: async (deps) => ({ status: 200, body: await getSettings(deps, {}) }),
});
