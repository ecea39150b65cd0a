import type * as z from 'zod';
import type { Transaction } from '../../../shared/aws/transaction.ts';
import type { Role } from '../../../shared/domain/approvers/approver.ts';
import { hasRole } from '../../../shared/domain/approvers/has-role.ts';
import { factBy } from '../../../shared/domain/audit/audit-author.ts';
import type { AuditDetail, NoteOfFact } from '../../../shared/domain/audit/audit-event.ts';
import { HOLDS_STREAM } from '../../../shared/domain/audit/streams.ts';
import type { Notice } from '../../../shared/domain/notices/notice.ts';
import { appendEvent } from '../../../shared/procedures/audit/append-event.ts';
import { changeOnce, type Done } from '../../../shared/procedures/change-once.ts';
import { lockCaller } from '../../../shared/sql/approvers/callers.ts';
import { insertNotices } from '../../../shared/sql/notices/notification-log.ts';
import { answerOfTwin } from '../actions/answer-of-twin.ts';
import { recordAnswer, recordedAnswer } from '../actions/recorded-answer.ts';
import type { ApiDeps } from '../http/api-deps.ts';
import { ApiProblem } from '../http/api-problem.ts';
import { callerAuthor } from '../http/caller-author.ts';
import type { ApiAnswer, Call } from '../http/route.ts';
import { takeRunLock } from './take-run-lock.ts';

/** Who changes it, as events and holds name them, and when it is decided. */
export type Changing = { readonly actor: string; readonly at: Date };

/** What a change came to; `told` is absent where nothing changed. */
export type HoldChange<Body> = {
  readonly body: Body;
  readonly told?: {
    readonly action: string;
    readonly detail: AuditDetail;
    readonly note: NoteOfFact;
    readonly notices: readonly Notice[];
  };
};

type Change<Body> = (transaction: Transaction, changing: Changing) => Promise<HoldChange<Body>>;

export type Asked<Body> = { readonly role: Role; readonly answer: z.ZodType<Body> };

const lock = async (transaction: Transaction, call: Call, role: Role): Promise<void> => {
  const [caller] = await transaction.read(lockCaller(call.caller));
  if (!caller || !hasRole(caller, role)) {
    throw new ApiProblem('not-entitled', `This takes the role ${role}, which was taken from you just now.`);
  }
  await takeRunLock(transaction);
};

/** The event, the notices, and the answer under the request's key: in the transaction of the change. */
const conclude = async <Body>(
  transaction: Transaction,
  call: Call,
  { at }: Changing,
  { body, told }: HoldChange<Body>,
): Promise<Done<ApiAnswer<Body>>> => {
  const answer = { status: 200, body };
  const event =
    told &&
    (await appendEvent(
      transaction,
      factBy(callerAuthor(call), {
        stream: HOLDS_STREAM,
        action: told.action,
        detail: told.detail,
        note: told.note,
        occurredAt: at,
      }),
    ));
  if (told) await transaction.write(insertNotices(told.notices, at));
  await recordAnswer(transaction, call, answer, at);
  return { answer, event };
};

/** One change of a hold: answered before under the same key, or else made now, under the lock of the runs. */
export const changeHold = async <Body>(
  deps: ApiDeps,
  call: Call,
  { role, answer }: Asked<Body>,
  change: Change<Body>,
): Promise<ApiAnswer<Body>> => {
  const recorded = await recordedAnswer(deps.database, call, answer);
  if (recorded) return recorded;
  const changed = changeOnce(
    deps,
    (transaction) => lock(transaction, call, role),
    async (transaction) => {
      const changing = { actor: `user ${call.caller.userId}`, at: deps.now() };
      return conclude(transaction, call, changing, await change(transaction, changing));
    },
  );
  return changed.catch((error) => answerOfTwin(deps, call, answer, error));
};
