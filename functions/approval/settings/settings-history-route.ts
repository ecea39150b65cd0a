import * as z from 'zod';
import { pageLimit } from '../../../shared/events/api-values.ts';
import { SettingKey, SettingsHistory } from '../../../shared/events/settings-command.ts';
import { settingsHistory } from '../../../shared/procedures/settings/settings-history.ts';
import { Nothing } from '../http/nothing.ts';
import { defineRoute } from '../http/route.ts';

export const settingsHistoryRoute = defineRoute({
  method: 'GET',
  path: '/admin/payouts/api/settings/history',
  operationId: 'showSettingsHistory',
  summary: 'Changes of settings, newest first, those by SQL among them',
  role: 'viewer',
  params: Nothing,
  query: z.strictObject({
    key: SettingKey.optional(),
    limit: pageLimit(200),
  }),
  answers: { 200: { description: 'The changes', schema: SettingsHistory } },
  problems: [],
  handle: async (deps, { query }) => ({ status: 200, body: await settingsHistory(deps, query) }),
});
