import * as z from 'zod';
import { freeText, Id } from '../../../shared/events/api-values.ts';
import { ApproversChanged } from '../../../shared/events/approvers-command.ts';
import { removeEntitlement } from '../../../shared/procedures/entitlements/remove-entitlement.ts';
import { askingAdmin } from '../http/asking-admin.ts';
import { Nothing } from '../http/nothing.ts';
import { defineRoute } from '../http/route.ts';

export const removeApproverRoute = defineRoute({
  method: 'DELETE',
  path: '/admin/payouts/api/approvers/{userId}',
  operationId: 'removeApprover',
  summary: 'End what somebody is entitled to, by every sign-in of theirs, at once',
  role: 'admin',
  params: z.strictObject({ userId: Id }),
  query: Nothing,
  body: z.strictObject({ reason: freeText(1, 500, 'why') }),
  answers: {
    200: { description: 'What they were entitled to, and what that does to votes', schema: ApproversChanged },
  },
  problems: ['not-found'],
  handle: async (deps, call) => {
    const { reason } = call.body;
    const { userId } = call.params;
    const body = await removeEntitlement(deps, { userId }, askingAdmin(call, reason));
    return { status: 200, body };
  },
});
