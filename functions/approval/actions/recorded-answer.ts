import type * as z from 'zod';
import type { Database } from '../../../shared/aws/database.ts';
import { failureKind } from '../../../shared/aws/database-failure.ts';
import type { Transaction } from '../../../shared/aws/transaction.ts';
import { insertAnswer, readAnswerPiece } from '../../../shared/sql/approvers/callers.ts';
import { ApiProblem } from '../http/api-problem.ts';
import { HELD_UP } from '../http/problem-for.ts';
import type { ApiAnswer, Call } from '../http/route.ts';

/** As MySQL counts: JavaScript takes an emoji for two. */
const charactersIn = (text: string): number => [...text].length;

/** What the same request was answered before; undefined where it is new, or carries no key. */
export const recordedAnswer = async <Body>(
  database: Pick<Database, 'read'>,
  { idempotency, caller: { userId, recorded } }: Pick<Call, 'idempotency' | 'caller'>,
  body: z.ZodType<Body>,
): Promise<ApiAnswer<Body> | undefined> => {
  if (!idempotency || !recorded) return undefined;
  if (recorded.bodyHash !== idempotency.bodyHash) {
    throw new ApiProblem(
      'idempotency-mismatch',
      'This Idempotency-Key came with another request before: expected the very same one, or a new key.',
    );
  }
  let { answer } = recorded;
  for (let read = charactersIn(answer); read < recorded.answerLength; read = charactersIn(answer)) {
    const [more] = await database.read(readAnswerPiece(userId, idempotency, read + 1));
    answer += more?.piece ?? '';
  }
  return { status: recorded.statusCode, body: body.parse(JSON.parse(answer)) };
};

/**
 * In the transaction of the effect, so that a repeat finds both or neither. Where a twin was faster and has taken the key,
 * what this one did is undone, and not begun again, as after another duplicate: the twin's answer is there to be read.
 */
export const recordAnswer = async (
  transaction: Transaction,
  { idempotency, caller }: Pick<Call, 'idempotency' | 'caller'>,
  { status, body }: ApiAnswer,
  at: Date,
): Promise<void> => {
  if (!idempotency) return;
  const answer = JSON.stringify(body);
  const { userId } = caller;
  try {
    await transaction.write(insertAnswer({ ...idempotency, userId, statusCode: status, answer, at }));
  } catch (error) {
    if (failureKind(error) !== 'duplicate') throw error;
    throw new ApiProblem('timeout', HELD_UP, undefined, { cause: error });
  }
};
