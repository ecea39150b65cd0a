import type { Transaction } from '../../../shared/aws/transaction.ts';
import { subjectKey } from '../../../shared/domain/approvers/subject-key.ts';
import { APPROVERS_STREAM } from '../../../shared/domain/audit/streams.ts';
import { SignedOut } from '../../../shared/events/people.ts';
import { appendEvent } from '../../../shared/procedures/audit/append-event.ts';
import { changeOnce, type Done } from '../../../shared/procedures/change-once.ts';
import { signOut } from '../../../shared/sql/approvers/sign-out.ts';
import { answerOfTwin } from '../actions/answer-of-twin.ts';
import { recordAnswer, recordedAnswer } from '../actions/recorded-answer.ts';
import type { ApiDeps } from '../http/api-deps.ts';
import type { ApiAnswer, Call } from '../http/route.ts';

/**
 * The sign-in by its key: named by issuer and subject, this would be the last word on what it is entitled to
 * (sql/approvers/as-recorded), and it says nothing of that.
 */
const record = async (
  transaction: Transaction,
  call: Call,
  at: Date,
): Promise<Done<ApiAnswer<SignedOut>>> => {
  const { caller } = call;
  const event = await appendEvent(transaction, {
    stream: APPROVERS_STREAM,
    actor: `user ${caller.userId}`,
    action: 'signed_out_everywhere',
    detail: { userId: caller.userId, signIn: subjectKey(caller), at: at.toISOString() },
    occurredAt: at,
  });
  const answer = { status: 200, body: { outcome: 'signed_out' as const, at: at.toISOString() } };
  await recordAnswer(transaction, call, answer, at);
  return { answer, event };
};

/** Ends every session of the caller's sign-in; asked again under the same key after signing in anew, it ends none. */
export const signOutEverywhere = async (deps: ApiDeps, call: Call): Promise<ApiAnswer<SignedOut>> => {
  const recorded = await recordedAnswer(deps.database, call, SignedOut);
  if (recorded) return recorded;
  // The same, should it be begun again: what people did since is of a later session.
  const at = deps.now();
  const changed = changeOnce(
    deps,
    (transaction) => transaction.write(signOut(call.caller, at)),
    (transaction) => record(transaction, call, at),
  );
  return changed.catch((error) => answerOfTwin(deps, call, SignedOut, error));
};
