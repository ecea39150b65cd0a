import { LateInput } from '../../../shared/events/payment-actions.ts';
import { readLateGroups } from '../../../shared/sql/payments/late-payments.ts';
import { actOnBatch } from '../actions/act-on-batch.ts';
import { ACTION_ANSWERS } from '../actions/action-answers.ts';
import { BatchParams } from '../batches/batch-params.ts';
import { readCallerStanding } from '../batches/read-batch-standing.ts';
import { Nothing } from '../http/nothing.ts';
import { defineRoute } from '../http/route.ts';
import { DUTY_PROBLEMS } from './duty-problems.ts';
import { holdersIn } from './late-items.ts';
import { lateNoteOf } from './late-note.ts';
import { recordLatePayments } from './record-late-payments.ts';
import { whileNothingMoves } from './while-nothing-moves.ts';

export const latePaymentsRoute = defineRoute({
  method: 'POST',
  path: '/admin/payouts/api/batches/{batchId}/late-payments',
  operationId: 'recordLatePayments',
  summary: 'Record what the bank paid after all, though it had been given up',
  role: 'finance',
  params: BatchParams,
  query: Nothing,
  body: LateInput,
  answers: ACTION_ANSWERS,
  problems: [...DUTY_PROBLEMS, 'adopted-unanswered', 'not-processing', 'already-paid', 'stale-content'],
  handle: async (deps, call) => {
    const { batchId } = call.params;
    const itemNos = call.body.items.map(({ itemNo }) => itemNo);
    const standing = await readCallerStanding(deps, batchId, call.caller.userId);
    return whileNothingMoves(async () => {
      const groups = await deps.database.read(readLateGroups(batchId, itemNos, lateNoteOf(call.body)));
      const holderIds = holdersIn(groups);
      return actOnBatch(deps, call, { batchId, standing, alsoLock: holderIds }, (transaction, held) =>
        recordLatePayments(transaction, call.body, held, { ...standing, holderIds }),
      );
    });
  },
});
