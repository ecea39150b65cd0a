import { InboxBody } from '../../../shared/events/inbox-body.ts';
import { Nothing } from '../http/nothing.ts';
import { defineRoute } from '../http/route.ts';
import { listOpenOffers } from '../offers/list-offers.ts';
import { describeInbox } from './describe-inbox.ts';
import { readRuns } from './read-runs.ts';
import { readWaiting } from './read-waiting.ts';

export const showInboxRoute = defineRoute({
  method: 'GET',
  path: '/admin/payouts/api/inbox',
  operationId: 'showInbox',
  summary: 'What waits for the caller, and for others; how runs stand; what somebody should look at',
  role: 'viewer',
  params: Nothing,
  query: Nothing,
  answers: { 200: { description: 'The inbox', schema: InboxBody } },
  problems: [],
  handle: async (deps, { caller }) => {
    const at = deps.now();
    const [waiting, runs, offers] = await Promise.all([
      readWaiting(deps, caller, at),
      readRuns(deps, at),
      listOpenOffers(deps, caller),
    ]);
    return { status: 200, body: describeInbox(waiting, runs, offers, caller, at) };
  },
});
