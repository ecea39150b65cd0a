import * as z from 'zod';
import type { Hold } from '../../../shared/domain/holds/hold.ts';
import { Cursor, pageLimit } from '../../../shared/events/api-values.ts';
import { HoldPage } from '../../../shared/events/holds.ts';
import { readHolds } from '../../../shared/sql/holds/hold-rows.ts';
import { placeOf } from '../http/cursor.ts';
import { Nothing } from '../http/nothing.ts';
import { pageOf } from '../http/page-of.ts';
import { defineRoute } from '../http/route.ts';
import { describeHold } from './describe-hold.ts';

const QUERY = { holds: 'all' };

/** One number for both parts of the place: lifted or not, then the id, which has less than 20 digits. */
const placeOfHold = ({ lifted, holdId }: Hold): string => `${lifted ? 1 : 0}${holdId}`;
const NEWEST = '09999999999999999999';

export const listHoldsRoute = defineRoute({
  method: 'GET',
  path: '/admin/payouts/api/holds',
  operationId: 'listHolds',
  summary: 'Holds: open ones first, each newest first',
  role: 'viewer',
  params: Nothing,
  query: z.strictObject({ cursor: Cursor, limit: pageLimit(100) }),
  answers: { 200: { description: 'A page of holds', schema: HoldPage } },
  problems: [],
  handle: async ({ database, now }, { query: { cursor, limit } }) => {
    const place = placeOf(QUERY, cursor, NEWEST);
    const after = { lifted: place.startsWith('1'), holdId: place.slice(1) || '0' };
    const at = now();
    const rows = await database.read(readHolds(after, limit + 1));
    const body = pageOf(rows, limit, QUERY, {
      placeOf: placeOfHold,
      describe: (hold) => describeHold(hold, at),
    });
    return { status: 200, body };
  },
});
