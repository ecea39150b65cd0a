import * as z from 'zod';
import { batchStream } from '../../../shared/domain/audit/batch-stream.ts';
import { Cursor, pageLimit } from '../../../shared/events/api-values.ts';
import { EventPage } from '../../../shared/events/batch-body.ts';
import type { Deps } from '../../../shared/runtime/deps.ts';
import { type EventLink, readLinksBefore } from '../../../shared/sql/audit/events.ts';
import { BatchParams } from '../batches/batch-params.ts';
import { findBatch } from '../batches/show-batch.ts';
import { ApiProblem } from '../http/api-problem.ts';
import { numberOfPlace } from '../http/cursor.ts';
import { pageOf } from '../http/page-of.ts';
import { type ApiAnswer, defineRoute } from '../http/route.ts';

/** An event holds up to 64 KB, and the Data API answers with 1 MiB at most. */
const PAGE_MAX = 14;
const AFTER_THE_LAST = 4_294_967_296;

const Query = z.strictObject({ cursor: Cursor, limit: pageLimit(PAGE_MAX) });

const describe = ({ occurredAt, ...link }: EventLink) => ({ ...link, at: occurredAt.toISOString() });

const page = async (
  { database }: Pick<Deps, 'database'>,
  stream: string,
  { cursor, limit }: z.output<typeof Query>,
): Promise<ApiAnswer<EventPage>> => {
  const query = { stream };
  const before = numberOfPlace(query, cursor, AFTER_THE_LAST);
  const rows = await database.read(readLinksBefore(stream, before, limit + 1));
  const body = pageOf(rows, limit, query, { placeOf: ({ seq }) => String(seq), describe });
  return { status: 200, body };
};

const answers = { 200: { description: 'A page of events, newest first', schema: EventPage } };

export const listBatchEventsRoute = defineRoute({
  method: 'GET',
  path: '/admin/payouts/api/batches/{batchId}/events',
  operationId: 'listBatchEvents',
  summary: 'What happened to a batch: its stream of the audit trail',
  role: 'viewer',
  params: BatchParams,
  query: Query,
  answers,
  problems: ['not-found'],
  handle: async (deps, { params: { batchId }, query }) => {
    await findBatch(deps, batchId);
    return page(deps, batchStream(batchId), query);
  },
});

const streamError = 'expected the name of a stream: batch-<id>, run, settings or approvers';
const StreamParams = z.strictObject({
  stream: z.string().regex(/^(batch-[1-9]\d{0,19}|run|settings|approvers)$/, { error: streamError }),
});

export const listStreamRoute = defineRoute({
  method: 'GET',
  path: '/admin/payouts/api/audit/{stream}',
  operationId: 'listStream',
  summary: 'One stream of the audit trail',
  role: 'viewer',
  params: StreamParams,
  query: Query,
  answers,
  problems: ['not-found'],
  handle: async (deps, { params: { stream }, query }) => {
    const answer = await page(deps, stream, query);
    if (answer.body.items.length > 0) return answer;
    throw new ApiProblem(
      'not-found',
      `The audit trail has no stream ${stream}: nothing is recorded in it yet.`,
    );
  },
});
