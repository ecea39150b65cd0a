import { EditableSettings } from '../../../shared/domain/settings/payout-settings.ts';
import { usableSettings } from '../../../shared/domain/settings/usable-settings.ts';
import { MeBody } from '../../../shared/events/people.ts';
import { readPayoutSettings } from '../../../shared/sql/settings/settings.ts';
import { Nothing } from '../http/nothing.ts';
import { defineRoute } from '../http/route.ts';

const Shown = EditableSettings.pick({ timezone: true, required_approvals: true });

export const showMeRoute = defineRoute({
  method: 'GET',
  path: '/admin/payouts/api/me',
  operationId: 'showMe',
  summary: 'Who is signed in, and what they may do',
  role: 'viewer',
  params: Nothing,
  query: Nothing,
  answers: { 200: { description: 'The caller', schema: MeBody } },
  problems: [],
  handle: async ({ database }, { caller: { userId, name, roles } }) => {
    // A setting that does not parse stops runs, and nobody from signing in.
    const { settings } = usableSettings(Shown, await database.read(readPayoutSettings()));
    const { timezone, required_approvals: usualApprovals } = settings;
    return { status: 200, body: { userId, name, roles, timezone, usualApprovals } };
  },
});
