import * as z from 'zod';
import type { Transaction } from '../../../shared/aws/transaction.ts';
import { hasRole } from '../../../shared/domain/approvers/has-role.ts';
import { CLI } from '../../../shared/domain/basics/cli.ts';
import { PreviewResult } from '../../../shared/events/payout-result.ts';
import { RunBody, RunInput } from '../../../shared/events/run-body.ts';
import { lockCaller } from '../../../shared/sql/approvers/callers.ts';
import { insertRunRequest, type RunRequest, readRunRequest } from '../../../shared/sql/runs/run-rows.ts';
import { answerOfTwin } from '../actions/answer-of-twin.ts';
import { recordAnswer, recordedAnswer } from '../actions/recorded-answer.ts';
import type { ApiDeps } from '../http/api-deps.ts';
import { ApiProblem } from '../http/api-problem.ts';
import { Nothing } from '../http/nothing.ts';
import { roleText } from '../http/role-text.ts';
import { type ApiAnswer, type Call, defineRoute } from '../http/route.ts';
import { describeRequest } from './describe-run.ts';
import { previewInTime } from './preview-in-time.ts';

type RunCall = Call<unknown, unknown, z.output<typeof RunInput>>;

const PREVIEW_MILLISECONDS = 25_000;
/** A real run is not kept waiting for its check. */
const CHECK_MILLISECONDS = 10_000;

/** As it was sent, so that the payout function reads the very words. */
const payloadOf = ({ rawBody }: RunCall): object => z.looseObject({}).parse(rawBody);

const preview = async (deps: ApiDeps, call: RunCall): Promise<ApiAnswer> => {
  const { requestId } = call;
  const asked = { payload: payloadOf(call), requestId, milliseconds: PREVIEW_MILLISECONDS };
  const body = await previewInTime(deps, asked);
  if (body !== undefined) return { status: 200, body };
  throw new ApiProblem(
    'timeout',
    `The dry run took more than 25 s: run it from a terminal, ${CLI} run --dry-run.`,
  );
};

/**
 * Nobody waits for an answer to a real run, so what would be refused is found out by a dry one first. Not of a repeat: what
 * it asked for has been done, and a dry run would find that in its way.
 */
const refuseWhatCannotRun = async (deps: ApiDeps, call: RunCall): Promise<void> => {
  const { requestId, caller } = call;
  if (caller.recorded) return;
  const payload = { ...payloadOf(call), dryRun: true };
  await previewInTime(deps, { payload, requestId, milliseconds: CHECK_MILLISECONDS });
};

/** Under the key of somebody else the batch would be theirs, and whoever asked now might approve it. */
const refuseForeignKey = async (transaction: Transaction, { runKey, userId }: RunRequest): Promise<void> => {
  const asked = await transaction.readOne(readRunRequest(runKey));
  if (asked.userId === userId) return;
  throw new ApiProblem(
    'invalid-input',
    `runKey is "${runKey}": user ${asked.userId} asked for that run; choose another, or leave it out`,
  );
};

/** Whom the run is for goes on record before the payout function hears of it, with the answer to a repeat. */
const request = (deps: ApiDeps, call: RunCall, runKey: string): Promise<ApiAnswer<RunBody>> =>
  deps.database.transaction(async (transaction) => {
    const [caller] = await transaction.read(lockCaller(call.caller));
    if (!caller || !hasRole(caller, 'operator')) {
      throw new ApiProblem('not-entitled', roleText('operator'));
    }
    const at = deps.now();
    const asked = { runKey, userId: caller.userId, request: JSON.stringify(call.rawBody) };
    await transaction.write(insertRunRequest(asked, at));
    await refuseForeignKey(transaction, asked);
    const answer = { status: 202, body: describeRequest({ ...asked, name: caller.name }) };
    await recordAnswer(transaction, call, answer, at);
    return answer;
  });

const start = async ({ runs, logger }: ApiDeps, payload: { readonly runKey: string }): Promise<void> => {
  try {
    await runs.start(payload);
  } catch (error) {
    logger.error('whether the payout function was asked is not known', { because: String(error) });
    const { runKey } = payload;
    throw new ApiProblem(
      'timeout',
      `The run is on record as ${runKey}, but whether it was started is not known: ask again with runKey "${runKey}", which makes it one run.`,
    );
  }
};

const run = async (deps: ApiDeps, call: RunCall): Promise<ApiAnswer> => {
  await refuseWhatCannotRun(deps, call);
  const asked = call.body.runKey ?? `api/${deps.newId()}`;
  const answer =
    (await recordedAnswer(deps.database, call, RunBody)) ??
    (await request(deps, call, asked).catch((error) => answerOfTwin(deps, call, RunBody, error)));
  // A repeat starts it again: whether Lambda took it the first time nobody knows, and the run key makes it one run.
  await start(deps, { ...payloadOf(call), runKey: answer.body.runKey });
  return answer;
};

export const requestRunRoute = defineRoute({
  method: 'POST',
  path: '/admin/payouts/api/runs',
  operationId: 'requestRun',
  summary: 'Ask for a run, or for a dry run, which answers at once',
  role: 'operator',
  counts: 'run',
  params: Nothing,
  query: Nothing,
  body: RunInput,
  answers: {
    200: { description: 'Of a dry run: what a real one would do now', schema: PreviewResult },
    202: { description: 'Asked for: poll the run by its key', schema: RunBody },
  },
  problems: ['settings-invalid', 'run-key-reused', 'idempotency-mismatch'],
  handle: (deps, call) => (call.body.dryRun ? preview(deps, call) : run(deps, call)),
});
