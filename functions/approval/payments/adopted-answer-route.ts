import { AnswerInput } from '../../../shared/events/payment-actions.ts';
import { actOnBatch } from '../actions/act-on-batch.ts';
import { ACTION_ANSWERS } from '../actions/action-answers.ts';
import { BatchParams } from '../batches/batch-params.ts';
import { readCallerStanding } from '../batches/read-batch-standing.ts';
import { Nothing } from '../http/nothing.ts';
import { defineRoute } from '../http/route.ts';
import { answerAdopted } from './answer-adopted.ts';
import { DUTY_PROBLEMS } from './duty-problems.ts';
import { takenHolders } from './taken-holders.ts';
import { whileNothingMoves } from './while-nothing-moves.ts';

export const adoptedAnswerRoute = defineRoute({
  method: 'POST',
  path: '/admin/payouts/api/batches/{batchId}/adopted-answer',
  operationId: 'answerAdopted',
  summary:
    'Say what the bank did with a batch that the old page had in processing, or that is held since the database was restored',
  role: 'finance',
  params: BatchParams,
  query: Nothing,
  body: AnswerInput,
  answers: ACTION_ANSWERS,
  problems: [...DUTY_PROBLEMS, 'not-processing'],
  handle: async (deps, call) => {
    const { batchId } = call.params;
    const standing = await readCallerStanding(deps, batchId, call.caller.userId);
    return whileNothingMoves(async () => {
      const holderIds = await takenHolders(deps, batchId);
      return actOnBatch(deps, call, { batchId, standing, alsoLock: holderIds }, (transaction, held) =>
        answerAdopted(transaction, call.body, held, { ...standing, holderIds, now: deps.now }),
      );
    });
  },
});
