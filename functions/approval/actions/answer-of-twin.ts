import type * as z from 'zod';
import { readCaller } from '../../../shared/sql/approvers/callers.ts';
import type { ApiDeps } from '../http/api-deps.ts';
import { ApiProblem } from '../http/api-problem.ts';
import type { ApiAnswer, Call } from '../http/route.ts';
import { recordedAnswer } from './recorded-answer.ts';

/**
 * The same request may be at work twice. The slower one is refused, because nothing is left to do, or finds the key taken:
 * then the answer of the faster one is its answer. What failed for another reason is thrown on.
 */
export const answerOfTwin = async <Body>(
  { database }: Pick<ApiDeps, 'database'>,
  call: Pick<Call, 'idempotency' | 'caller'>,
  body: z.ZodType<Body>,
  error: unknown,
): Promise<ApiAnswer<Body>> => {
  if (!call.idempotency || !(error instanceof ApiProblem)) throw error;
  const { issuer, subject } = call.caller;
  const [caller] = await database.read(readCaller(issuer, subject, call.idempotency));
  const answer = caller && (await recordedAnswer(database, { ...call, caller }, body));
  if (answer) return answer;
  throw error;
};
