import * as z from 'zod';
import { Cursor, pageLimit } from '../../../shared/events/api-values.ts';
import { ItemPage } from '../../../shared/events/batch-body.ts';
import { type ItemRow, readItems } from '../../../shared/sql/batches/read-items.ts';
import { numberOfPlace } from '../http/cursor.ts';
import { pageOf } from '../http/page-of.ts';
import { defineRoute } from '../http/route.ts';
import { BatchParams } from './batch-params.ts';
import { findBatch } from './find-batch.ts';

const describeItem = ({ userId, name, ...item }: ItemRow) => ({ ...item, beneficiary: { userId, name } });

export const listItemsRoute = defineRoute({
  method: 'GET',
  path: '/admin/payouts/api/batches/{batchId}/items',
  operationId: 'listItems',
  summary: 'What a batch pays, by item number',
  role: 'viewer',
  params: BatchParams,
  query: z.strictObject({ cursor: Cursor, limit: pageLimit(500) }),
  answers: { 200: { description: 'A page of items', schema: ItemPage } },
  problems: ['not-found'],
  handle: async (deps, { params: { batchId }, query: { cursor, limit } }) => {
    const query = { items: batchId };
    const after = numberOfPlace(query, cursor, 0);
    await findBatch(deps, batchId);
    const rows = await deps.database.read(readItems(batchId, after, limit + 1));
    const body = pageOf(rows, limit, query, {
      placeOf: ({ itemNo }) => String(itemNo),
      describe: describeItem,
    });
    return { status: 200, body };
  },
});
