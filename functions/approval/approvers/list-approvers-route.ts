import { ApproversShown } from '../../../shared/events/approvers-shown.ts';
import { listEntitlements } from '../../../shared/procedures/entitlements/list-entitlements.ts';
import { Nothing } from '../http/nothing.ts';
import { defineRoute } from '../http/route.ts';
import { listOpenOffers } from '../offers/list-offers.ts';

export const listApproversRoute = defineRoute({
  method: 'GET',
  path: '/admin/payouts/api/approvers',
  operationId: 'listApprovers',
  summary: 'Who is, or was, entitled to what, and what is offered to whom and by whom',
  role: 'viewer',
  params: Nothing,
  query: Nothing,
  answers: { 200: { description: 'People and roles', schema: ApproversShown } },
  problems: [],
  handle: async (deps, { caller }) => {
    const { approvers } = await listEntitlements(deps);
    const offers = await listOpenOffers(deps, caller);
    return { status: 200, body: { approvers, offers: offers.filter(({ kind }) => kind === 'entitlement') } };
  },
});
