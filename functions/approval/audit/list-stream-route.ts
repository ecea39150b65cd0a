import * as z from 'zod';
import {
  APPROVERS_STREAM,
  batchStream,
  HOLDS_STREAM,
  RUN_STREAM,
  SETTINGS_STREAM,
} from '../../../shared/domain/audit/streams.ts';
import { ApiProblem } from '../http/api-problem.ts';
import { defineRoute } from '../http/route.ts';
import { EVENTS_ANSWERS, EventsQuery, listEvents } from './list-events.ts';

const streamError = 'expected the name of a stream: batch-<id>, run, settings, approvers or holds';
const STREAMS = [
  batchStream(String.raw`[1-9]\d{0,19}`),
  RUN_STREAM,
  SETTINGS_STREAM,
  APPROVERS_STREAM,
  HOLDS_STREAM,
];
const StreamParams = z.strictObject({
  stream: z.string().regex(new RegExp(`^(${STREAMS.join('|')})$`), { error: streamError }),
});

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
    throw new ApiProblem(
      'not-found',
      `The audit trail has no stream ${stream}: nothing is recorded in it yet.`,
    );
  },
});
