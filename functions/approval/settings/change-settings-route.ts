import { freeText } from '../../../shared/events/api-values.ts';
import { SetSettings, SettingsChanged } from '../../../shared/events/settings-command.ts';
import { setSettings } from '../../../shared/procedures/settings/set-settings.ts';
import { Nothing } from '../http/nothing.ts';
import { defineRoute } from '../http/route.ts';

export const changeSettingsRoute = defineRoute({
  method: 'PUT',
  path: '/admin/payouts/api/settings',
  operationId: 'changeSettings',
  summary: 'Change settings, together or not at all, and say why',
  role: 'admin',
  params: Nothing,
  query: Nothing,
  body: SetSettings.extend({ reason: freeText(1, 500, 'why') }),
  answers: { 200: { description: 'What changed', schema: SettingsChanged } },
  problems: [],
  handle: async (deps, { caller, requestId, body: { settings, reason } }) => {
    const author = { actor: `user ${caller.userId}`, detail: { reason, requestId } };
    return { status: 200, body: await setSettings(deps, { settings }, author) };
  },
});
