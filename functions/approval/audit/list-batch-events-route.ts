import { batchStream } from '../../../shared/domain/audit/streams.ts';
import { BatchParams } from '../batches/batch-params.ts';
import { findBatch } from '../batches/find-batch.ts';
import { defineRoute } from '../http/route.ts';
import { EVENTS_ANSWERS, EventsQuery, listEvents } from './list-events.ts';

export const listBatchEventsRoute = defineRoute({
  method: 'GET',
  path: '/admin/payouts/api/batches/{batchId}/events',
  operationId: 'listBatchEvents',
  summary: 'What happened to a batch: its stream of the audit trail',
  role: 'viewer',
  params: BatchParams,
  query: EventsQuery,
  answers: EVENTS_ANSWERS,
  problems: ['not-found'],
  handle: async (deps, { params: { batchId }, query }) => {
    await findBatch(deps, batchId);
    return listEvents(deps, batchStream(batchId), query);
  },
});
