import { readCaller } from '../../../shared/sql/approvers/callers.ts';
import type { ApiDeps } from '../http/api-deps.ts';
import { ApiProblem } from '../http/api-problem.ts';
import type { ApiAnswer, Call } from '../http/route.ts';
import { KeyTaken, recordedAnswer } from './recorded-answer.ts';

const recordedMeanwhile = async ({ database }: ApiDeps, call: Call): Promise<ApiAnswer | undefined> => {
  const { issuer, subject } = call.caller;
  const [caller] = await database.read(readCaller(issuer, subject, call.idempotency));
  return caller && recordedAnswer(database, { ...call, caller });
};

/**
 * The answer that is recorded under the request's key, or else what the work answers and records. A twin may be at work at
 * the same time: where it was faster this one is refused, or finds the key taken, and then the twin's answer is its answer.
 */
export const answerOnce = async (
  deps: ApiDeps,
  call: Call,
  work: () => Promise<ApiAnswer>,
): Promise<ApiAnswer> => {
  const recorded = await recordedAnswer(deps.database, call);
  if (recorded) return recorded;
  try {
    return await work();
  } catch (error) {
    if (!call.idempotency || !(error instanceof ApiProblem || error instanceof KeyTaken)) throw error;
    const meanwhile = await recordedMeanwhile(deps, call);
    if (meanwhile) return meanwhile;
    throw error instanceof KeyTaken ? error.cause : error;
  }
};
