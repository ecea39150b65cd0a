import type { Transaction } from '../../../shared/aws/transaction.ts';
import type { AuditDetail, StreamHead } from '../../../shared/domain/audit/audit-event.ts';
import { batchStream } from '../../../shared/domain/audit/batch-stream.ts';
import type { ProblemType } from '../../../shared/domain/basics/problem.ts';
import type { Batch } from '../../../shared/domain/batches/batch.ts';
import type { Vote } from '../../../shared/domain/batches/vote.ts';
import type { Notice } from '../../../shared/domain/notices/notice.ts';
import type { ActionAnswer, ActionOutcome } from '../../../shared/events/batch-actions.ts';
import { appendBehind } from '../../../shared/procedures/audit/append-event.ts';
import { changeOnce, type Done } from '../../../shared/procedures/change-once.ts';
import { type Caller, lockCaller } from '../../../shared/sql/approvers/callers.ts';
import { lockBatch } from '../../../shared/sql/batches/batch-rows.ts';
import { lockVotes } from '../../../shared/sql/batches/votes.ts';
import { insertNotices } from '../../../shared/sql/notices/notification-log.ts';
import { describeBatch } from '../batches/describe-batch.ts';
import type { ShownStanding } from '../batches/read-batch-standing.ts';
import type { ApiDeps } from '../http/api-deps.ts';
import { ApiProblem } from '../http/api-problem.ts';
import type { ApiAnswer, Call } from '../http/route.ts';
import { answerOnce } from './answer-once.ts';
import { recordAnswer } from './recorded-answer.ts';
import { refusalText } from './refused.ts';

/** What is true while the locks are held. */
export type Locked = {
  readonly caller: Caller;
  readonly batch: Batch;
  readonly votes: readonly Vote[];
  /** When it is decided: the instant of all that is written. */
  readonly at: Date;
};

type Recorded = { readonly action: string; readonly detail: AuditDetail };

/** What an action came to; its statements have been sent. */
export type Acted =
  | {
      readonly kind: 'refused';
      readonly because: ProblemType;
      readonly itemNos?: readonly number[];
      /** Of a refusal that somebody should see later. */
      readonly event?: Recorded;
    }
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'done';
      readonly outcome: Exclude<ActionOutcome, 'already_recorded'>;
      readonly event: Recorded;
      readonly notices: readonly Notice[];
      /** When it was done, where that takes longer than to decide it. @default - when it was decided */
      readonly at?: Date;
      /** As they stand now. */
      readonly batch: Batch;
      readonly votes: readonly Vote[];
    };

type Held = Locked & { readonly head: StreamHead };

/** In the order of all locks: who calls, the batch with its stream, the votes. */
const take = async (deps: ApiDeps, transaction: Transaction, call: Call, batchId: string): Promise<Held> => {
  const [caller] = await transaction.read(lockCaller(call.caller));
  if (!caller) throw new ApiProblem('not-entitled', 'Your sign-in was removed just now.');
  const [locked] = await transaction.read(lockBatch(batchId));
  if (!locked) throw new ApiProblem('not-found', `There is no batch ${batchId}.`);
  const votes = await transaction.read(lockVotes(batchId));
  return { caller, ...locked, votes, at: deps.now() };
};

const record = (transaction: Transaction, { batch, caller, head, at }: Held, { action, detail }: Recorded) =>
  appendBehind(transaction, head, {
    stream: batchStream(batch.batchId),
    actor: `user ${caller.userId}`,
    action,
    detail,
    occurredAt: at,
  });

/** A refusal is an answer too: it changes nothing, but may leave an event. */
type Outcome = ApiAnswer | ApiProblem;

const refuse = async (
  transaction: Transaction,
  held: Held,
  { because, itemNos, event }: Extract<Acted, { kind: 'refused' }>,
): Promise<Done<Outcome>> => ({
  answer: new ApiProblem(because, refusalText(because, held.batch), itemNos),
  event: event && (await record(transaction, held, event)),
});

const finish = async (
  transaction: Transaction,
  call: Call,
  held: Held,
  standing: ShownStanding,
  acted: Exclude<Acted, { kind: 'refused' }>,
): Promise<Done<Outcome>> => {
  const { caller } = held;
  const { batch, votes, at = held.at } = acted.kind === 'done' ? acted : held;
  const outcome = acted.kind === 'done' ? acted.outcome : 'already_recorded';
  const body: ActionAnswer = { outcome, batch: describeBatch(batch, votes, standing, caller) };
  const answer = { status: outcome === 'settling' || batch.settlingSince ? 202 : 200, body };
  const event = acted.kind === 'done' ? await record(transaction, { ...held, at }, acted.event) : undefined;
  if (acted.kind === 'done' && acted.notices.length > 0) {
    await transaction.write(insertNotices(acted.notices, at));
  }
  await recordAnswer(transaction, call, answer, at);
  return { answer, event };
};

/** What is too large to be settled in the request goes on by itself; should this be lost, the notice function asks again. */
const askWorker = async ({ worker, logger }: ApiDeps, { status, body }: ApiAnswer): Promise<void> => {
  if (status !== 202) return;
  const { batchId } = (body as ActionAnswer).batch;
  try {
    await worker.ask({ command: 'settle', batchId });
  } catch (error) {
    logger.warn('the worker was not asked; the sweep will', { batchId, because: String(error) });
  }
};

/**
 * One action on a batch, in one transaction: locks, decision and statements (`act`), then its event, its notices and, where
 * the request carries a key, its answer. Begun again after a lost answer to the commit, it finds its own event.
 */
export const actOnBatch = async (
  deps: ApiDeps,
  call: Call,
  { batchId, standing }: { readonly batchId: string; readonly standing: ShownStanding },
  act: (transaction: Transaction, locked: Locked) => Promise<Acted>,
): Promise<ApiAnswer> => {
  const answer = await answerOnce(deps, call, async () => {
    const outcome = await changeOnce<Held, Outcome>(
      deps,
      (transaction) => take(deps, transaction, call, batchId),
      async (transaction, held) => {
        const acted = await act(transaction, held);
        return acted.kind === 'refused'
          ? refuse(transaction, held, acted)
          : finish(transaction, call, held, standing, acted);
      },
    );
    if (outcome instanceof ApiProblem) throw outcome;
    return outcome;
  });
  await askWorker(deps, answer);
  return answer;
};
