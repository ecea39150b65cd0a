import * as z from 'zod';
import { ITEM_STATUSES } from '../../../shared/domain/batches/item-statuses.ts';
import { ITEM_MARKS, type ItemMark } from '../../../shared/domain/payments/item-marks.ts';
import { Cursor, Id, pageLimit } from '../../../shared/events/api-values.ts';
import { ItemPage } from '../../../shared/events/batch-body.ts';
import { ItemNumbers } from '../../../shared/events/item-lists.ts';
import {
  type ItemRow,
  readItems,
  readSumOfMarked,
  readSumOfPerson,
} from '../../../shared/sql/batches/read-items.ts';
import type { ApiDeps } from '../http/api-deps.ts';
import { numberOfPlace } from '../http/cursor.ts';
import { pageOf } from '../http/page-of.ts';
import { defineRoute } from '../http/route.ts';
import { BatchParams } from './batch-params.ts';
import { findBatch } from './find-batch.ts';

const Query = z.strictObject({
  /** The user it pays. */
  person: Id.optional(),
  commission: Id.optional(),
  status: z.enum(ITEM_STATUSES, { error: `expected one of ${ITEM_STATUSES.join(', ')}` }).optional(),
  /** What was said of it since its payment began. */
  mark: z.enum(ITEM_MARKS, { error: `expected one of ${ITEM_MARKS.join(', ')}` }).optional(),
  numbers: ItemNumbers.optional(),
  cursor: Cursor,
  limit: pageLimit(500),
});

const beforeOf = ({
  beforeBatchId: batchId,
  beforeReference: batchReference,
  beforeStatus: status,
}: ItemRow) =>
  batchId !== null && batchReference !== null && status !== null ? { batchId, batchReference, status } : null;

const describeItem = (row: ItemRow): ItemPage['items'][number] => {
  const { itemNo, commissionId, userId, name, amount, status, mark, dropped, notes } = row;
  const item = { itemNo, commissionId, amount, status, mark, dropped, notes };
  return { ...item, beneficiary: { userId, name }, before: beforeOf(row) };
};

/** Of a person, whatever else was asked for; else of what is marked. */
const sumOf = (
  { database }: Pick<ApiDeps, 'database'>,
  batchId: string,
  { person, mark }: { readonly person: string | null; readonly mark: ItemMark | null },
) => {
  if (person !== null) return database.read(readSumOfPerson(batchId, person));
  return mark === null ? [] : database.read(readSumOfMarked(batchId, mark));
};

export const listItemsRoute = defineRoute({
  method: 'GET',
  path: '/admin/payouts/api/batches/{batchId}/items',
  operationId: 'listItems',
  summary:
    'What a batch pays, by item number; of one person, or of what is marked, with what it comes to in all',
  role: 'viewer',
  params: BatchParams,
  query: Query,
  answers: { 200: { description: 'A page of items', schema: ItemPage } },
  problems: ['not-found'],
  handle: async (deps, { params: { batchId }, query: { cursor, limit, numbers = null, ...asked } }) => {
    const query = { items: batchId, ...asked, ...(numbers && { numbers: numbers.join(',') }) };
    const after = numberOfPlace(query, cursor, 0);
    await findBatch(deps, batchId);
    const { person = null, commission = null, status = null, mark = null } = asked;
    const [rows, [sum = null]] = await Promise.all([
      deps.database.read(readItems({ batchId, person, commission, status, mark, numbers }, after, limit + 1)),
      sumOf(deps, batchId, { person, mark }),
    ]);
    const page = pageOf(rows, limit, query, {
      placeOf: ({ itemNo }) => String(itemNo),
      describe: describeItem,
    });
    return { status: 200, body: { ...page, sum } };
  },
});
