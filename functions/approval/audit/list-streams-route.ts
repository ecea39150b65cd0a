import * as z from 'zod';
import { Cursor, pageLimit } from '../../../shared/events/api-values.ts';
import { StreamPage } from '../../../shared/events/stream-page.ts';
import {
  readBatchStreams,
  readOtherStreams,
  type StreamRow,
} from '../../../shared/sql/audit/read-streams.ts';
import { NEWEST_ID } from '../../../shared/sql/newest-id.ts';
import { placeOf } from '../http/cursor.ts';
import { Nothing } from '../http/nothing.ts';
import { pageOf } from '../http/page-of.ts';
import { defineRoute } from '../http/route.ts';

const QUERY = { streams: 'all' };

/** A handful, unless somebody wrote more by SQL: verifying finds those. */
const OTHERS_MAX = 50;

const describe = ({ stream, seq, hash, lastAt, batchId, batchReference }: StreamRow) => ({
  stream,
  batch: batchId === null ? null : { batchId, batchReference: batchReference ?? '' },
  seq,
  hash,
  lastAt: lastAt?.toISOString() ?? null,
});

export const listStreamsRoute = defineRoute({
  method: 'GET',
  path: '/admin/payouts/api/audit',
  operationId: 'listStreams',
  summary: 'The streams of the audit trail: first those of no batch, then those of batches, newest first',
  role: 'viewer',
  params: Nothing,
  query: z.strictObject({ cursor: Cursor, limit: pageLimit(100) }),
  answers: { 200: { description: 'A page of streams', schema: StreamPage } },
  problems: [],
  handle: async ({ database }, { query: { cursor, limit } }) => {
    const before = placeOf(QUERY, cursor, NEWEST_ID);
    const [others, batches] = await Promise.all([
      cursor === undefined ? database.read(readOtherStreams(OTHERS_MAX)) : [],
      database.read(readBatchStreams(before, limit + 1)),
    ]);
    const page = pageOf(batches, limit, QUERY, { placeOf: ({ batchId }) => batchId ?? '0', describe });
    return { status: 200, body: { ...page, items: [...others.map(describe), ...page.items] } };
  },
});
