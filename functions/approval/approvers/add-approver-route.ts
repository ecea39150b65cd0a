import { InvalidInput } from '../../../shared/domain/basics/failures.ts';
import { freeText } from '../../../shared/events/api-values.ts';
import { ApproversChanged, EntitleInput } from '../../../shared/events/approvers-command.ts';
import { addEntitlement } from '../../../shared/procedures/entitlements/add-entitlement.ts';
import { askingAdmin } from '../http/asking-admin.ts';
import { Nothing } from '../http/nothing.ts';
import { defineRoute } from '../http/route.ts';

export const addApproverRoute = defineRoute({
  method: 'POST',
  path: '/admin/payouts/api/approvers',
  operationId: 'addApprover',
  summary: 'Entitle a sign-in to exactly these roles; what it gains waits for another admin',
  role: 'admin',
  keepsNoAnswer: true,
  params: Nothing,
  query: Nothing,
  body: EntitleInput.extend({ reason: freeText(1, 500, 'why') }),
  answers: {
    200: { description: 'It was so, or is so from now on', schema: ApproversChanged },
    202: { description: 'It is offered, and waits for another admin', schema: ApproversChanged },
  },
  problems: [],
  handle: async (deps, call) => {
    const own = call.caller.issuer;
    const { reason, issuer = own, ...asked } = call.body;
    if (issuer !== own)
      throw new InvalidInput(`issuer is "${issuer}": expected ${own}, at which you are signed in`);
    const body = await addEntitlement(
      deps,
      { ...asked, issuer, emergency: false },
      askingAdmin(call, reason),
    );
    return { status: body.outcome === 'offered' ? 202 : 200, body };
  },
});
