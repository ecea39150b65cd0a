import * as z from 'zod';
import { RunBody } from '../../../shared/events/run-body.ts';
import { readRun, readRunRequest } from '../../../shared/sql/runs/run-rows.ts';
import { ApiProblem } from '../http/api-problem.ts';
import { Nothing } from '../http/nothing.ts';
import { defineRoute } from '../http/route.ts';
import { describeRequest, describeRun } from './describe-run.ts';

const runKeyError = 'expected the key of a run: 1 to 190 ASCII characters without spaces';

export const showRunRoute = defineRoute({
  method: 'GET',
  path: '/admin/payouts/api/runs/{runKey}',
  operationId: 'showRun',
  summary: 'One run, as it stands; its key may hold slashes',
  role: 'viewer',
  params: z.strictObject({ runKey: z.string().regex(/^[\x21-\x7e]{1,190}$/, { error: runKeyError }) }),
  query: Nothing,
  answers: { 200: { description: 'The run', schema: RunBody } },
  problems: ['not-found'],
  handle: async ({ database }, { params: { runKey } }) => {
    const [run] = await database.read(readRun(runKey));
    if (run) {
      const result = run.result === null ? null : JSON.parse(run.result);
      return { status: 200, body: { ...describeRun(run), result } };
    }
    const [request] = await database.read(readRunRequest(runKey));
    if (request) return { status: 200, body: describeRequest(request) };
    throw new ApiProblem('not-found', `There is no run of the key ${runKey}.`);
  },
});
