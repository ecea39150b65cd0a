import { freeText } from '../../../shared/events/api-values.ts';
import { SeenSettings, SetSettings, SettingsChanged } from '../../../shared/events/settings-command.ts';
import { setSettings } from '../../../shared/procedures/settings/set-settings.ts';
import { askingAdmin } from '../http/asking-admin.ts';
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
  body: SetSettings.extend({ seen: SeenSettings.optional(), reason: freeText(1, 500, 'why') }),
  answers: {
    200: { description: 'What changed', schema: SettingsChanged },
    202: { description: 'It loosens control, and waits for another admin', schema: SettingsChanged },
  },
  problems: ['settings-changed', 'settings-invalid'],
  handle: async (deps, call) => {
    const { settings, seen, reason } = call.body;
    const body = await setSettings(deps, { settings, seen }, askingAdmin(call, reason));
    return { status: body.outcome === 'offered' ? 202 : 200, body };
  },
});
