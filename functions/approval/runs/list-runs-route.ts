import * as z from 'zod';
import { RUN_OUTCOMES } from '../../../shared/domain/runs/run-outcomes.ts';
import { Cursor, pageLimit } from '../../../shared/events/api-values.ts';
import { RunPage } from '../../../shared/events/run-body.ts';
import { NEWEST_ID } from '../../../shared/sql/newest-id.ts';
import { readRuns, readRunsOf } from '../../../shared/sql/runs/run-rows.ts';
import { placeOf } from '../http/cursor.ts';
import { Nothing } from '../http/nothing.ts';
import { pageOf } from '../http/page-of.ts';
import { defineRoute } from '../http/route.ts';
import { describeRun } from './describe-run.ts';

const outcomeError = `expected one of ${RUN_OUTCOMES.join(', ')}`;

const Query = z.strictObject({
  outcome: z.enum(RUN_OUTCOMES, { error: outcomeError }).optional(),
  cursor: Cursor,
  limit: pageLimit(100),
});

export const listRunsRoute = defineRoute({
  method: 'GET',
  path: '/admin/payouts/api/runs',
  operationId: 'listRuns',
  summary: 'Attempts of runs, newest first',
  role: 'viewer',
  params: Nothing,
  query: Query,
  answers: { 200: { description: 'A page of attempts', schema: RunPage } },
  problems: [],
  handle: async ({ database }, { query: { outcome, cursor, limit } }) => {
    const asked = { runs: outcome ?? 'all' };
    const before = placeOf(asked, cursor, NEWEST_ID);
    const rows = await database.read(
      outcome ? readRunsOf(outcome, before, limit + 1) : readRuns(before, limit + 1),
    );
    return {
      status: 200,
      body: pageOf(rows, limit, asked, { placeOf: ({ id }) => id, describe: describeRun }),
    };
  },
});
