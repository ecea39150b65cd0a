import type { Transaction } from '../../../shared/aws/transaction.ts';
import { ActionAnswer } from '../../../shared/events/batch-actions.ts';
import { changeOnce } from '../../../shared/procedures/change-once.ts';
import type { ShownStanding } from '../batches/read-batch-standing.ts';
import type { ApiDeps } from '../http/api-deps.ts';
import { ApiProblem } from '../http/api-problem.ts';
import type { ApiAnswer, Call } from '../http/route.ts';
import type { Acted } from './acted.ts';
import { answerOfTwin } from './answer-of-twin.ts';
import { type Concluded, conclude } from './conclude.ts';
import { type Held, lockBatchFor } from './lock-batch-for.ts';
import { recordedAnswer } from './recorded-answer.ts';

/** Decides under the locks, and sends the statements of what follows. */
type Act = (transaction: Transaction, held: Held) => Promise<Acted>;

type OnBatch = {
  readonly batchId: string;
  readonly standing: ShownStanding;
  /** Batches that it may take something from; locked with it, by id. */
  readonly alsoLock?: readonly string[];
};

const answered = (concluded: Concluded): ApiAnswer<ActionAnswer> => {
  if (concluded instanceof ApiProblem) throw concluded;
  return concluded;
};

/** Locks, decision, statements, then event, notices and answer: one transaction, which knows itself when begun again. */
const change = async (deps: ApiDeps, call: Call, { batchId, standing, alsoLock }: OnBatch, act: Act) =>
  answered(
    await changeOnce<Held, Concluded>(
      deps,
      (transaction) => lockBatchFor(transaction, call, { batchId, alsoLock }, deps.now),
      async (transaction, held) => conclude(transaction, call, held, standing, await act(transaction, held)),
    ),
  );

/** What is too large to be settled in the request goes on by itself; should this be lost, the notice function asks again. */
const askWorker = async ({ worker, logger }: ApiDeps, batchId: string): Promise<void> => {
  try {
    await worker.ask({ command: 'settle', batchId });
  } catch (error) {
    logger.warn('whether the worker was asked is not known; the sweep asks it', {
      batchId,
      because: String(error),
    });
  }
};

/** One action on a batch: answered before under the same key, or else done now. A repeat asks the worker once more. */
export const actOnBatch = async (
  deps: ApiDeps,
  call: Call,
  on: OnBatch,
  act: Act,
): Promise<ApiAnswer<ActionAnswer>> => {
  const recorded = await recordedAnswer(deps.database, call, ActionAnswer);
  const answer =
    recorded ??
    (await change(deps, call, on, act).catch((error) => answerOfTwin(deps, call, ActionAnswer, error)));
  if (answer.status === 202) await askWorker(deps, answer.body.batch.batchId);
  return answer;
};
