import * as z from 'zod';
import { AuditStream } from '../../../shared/events/audit-stream.ts';
import { ApiProblem } from '../http/api-problem.ts';
import { defineRoute } from '../http/route.ts';
import { EVENTS_ANSWERS, EventsQuery, listEvents } from './list-events.ts';

const StreamParams = z.strictObject({ stream: AuditStream });

export const noStream = (stream: string): ApiProblem =>
  new ApiProblem('not-found', `The audit trail has no stream ${stream}: nothing is recorded in it yet.`);

export const listStreamRoute = defineRoute({
  method: 'GET',
  path: '/admin/payouts/api/audit/{stream}',
  operationId: 'listStream',
  summary: 'One stream of the audit trail',
  role: 'viewer',
  params: StreamParams,
  query: EventsQuery,
  answers: EVENTS_ANSWERS,
  problems: ['not-found'],
  handle: async (deps, { params: { stream }, query }) => {
    const answer = await listEvents(deps, stream, query);
    if (answer.body.items.length > 0) return answer;
    throw noStream(stream);
  },
});
