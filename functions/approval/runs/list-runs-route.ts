import * as z from 'zod';
import { Cursor, pageLimit } from '../../../shared/events/api-values.ts';
import { RunPage } from '../../../shared/events/run-body.ts';
import { readRuns } from '../../../shared/sql/runs/run-rows.ts';
import { placeOf } from '../http/cursor.ts';
import { Nothing } from '../http/nothing.ts';
import { pageOf } from '../http/page-of.ts';
import { defineRoute } from '../http/route.ts';
import { describeRun } from './describe-run.ts';

const NEWEST = '18446744073709551615';
const QUERY = { runs: 'all' };

export const listRunsRoute = defineRoute({
  method: 'GET',
  path: '/admin/payouts/api/runs',
  operationId: 'listRuns',
  summary: 'Attempts of runs, newest first',
  role: 'viewer',
  params: Nothing,
  query: z.strictObject({ cursor: Cursor, limit: pageLimit(100) }),
  answers: { 200: { description: 'A page of attempts', schema: RunPage } },
  problems: [],
  handle: async ({ database }, { query: { cursor, limit } }) => {
    const rows = await database.read(readRuns(placeOf(QUERY, cursor, NEWEST), limit + 1));
    const body = pageOf(rows, limit, QUERY, { placeOf: ({ id }) => id, describe: describeRun });
    return { status: 200, body };
  },
});
