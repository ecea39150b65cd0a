import { OfferList } from '../../../shared/events/offers.ts';
import { ApiProblem } from '../http/api-problem.ts';
import { Nothing } from '../http/nothing.ts';
import { defineRoute } from '../http/route.ts';
import { listOffers } from './list-offers.ts';
import { wasAdmin } from './was-admin.ts';

export const listOffersRoute = defineRoute({
  method: 'GET',
  path: '/admin/payouts/api/offers',
  operationId: 'listOffers',
  summary: 'What waits for a second pair of eyes, and what became of the latest',
  role: 'viewer',
  params: Nothing,
  query: Nothing,
  answers: { 200: { description: 'At most 50, open ones first, each newest first', schema: OfferList } },
  problems: [],
  admits: wasAdmin,
  handle: async (deps, { caller }) => {
    const items = await listOffers(deps, caller);
    if (caller.active || items.length > 0) return { status: 200, body: { items } };
    throw new ApiProblem(
      'not-entitled',
      'Your sign-in has ended, and there is no emergency that you may refuse.',
    );
  },
});
