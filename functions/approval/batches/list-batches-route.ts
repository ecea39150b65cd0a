import { Cursor, pageLimit } from '../../../shared/events/api-values.ts';
import { BatchPage } from '../../../shared/events/batch-body.ts';
import { BatchListFilter } from '../../../shared/events/batch-filter.ts';
import { batchFilter } from '../../../shared/procedures/batches/batch-filter.ts';
import { readBatches } from '../../../shared/sql/batches/read-batches.ts';
import { NEWEST_ID } from '../../../shared/sql/newest-id.ts';
import { placeOf } from '../http/cursor.ts';
import { Nothing } from '../http/nothing.ts';
import { pageOf } from '../http/page-of.ts';
import { defineRoute } from '../http/route.ts';
import { describeSummary } from './describe-batch.ts';

export const listBatchesRoute = defineRoute({
  method: 'GET',
  path: '/admin/payouts/api/batches',
  operationId: 'listBatches',
  summary: 'Batches, newest first',
  role: 'viewer',
  params: Nothing,
  query: BatchListFilter.extend({ cursor: Cursor, limit: pageLimit(100) }),
  answers: { 200: { description: 'A page of batches', schema: BatchPage } },
  problems: ['settings-invalid'],
  handle: async (deps, { query: { cursor, limit, ...asked } }) => {
    const filter = await batchFilter(deps, asked);
    const rows = await deps.database.read(readBatches(filter, placeOf(filter, cursor, NEWEST_ID), limit + 1));
    const body = pageOf(rows, limit, filter, {
      placeOf: ({ batchId }) => batchId,
      describe: ({ begun, ...batch }) => describeSummary(batch, begun),
    });
    return { status: 200, body };
  },
});
