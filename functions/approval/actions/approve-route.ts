import { VoteInput } from '../../../shared/events/batch-actions.ts';
import { NO_STANDING, readBatchStanding } from '../batches/read-batch-standing.ts';
import { Nothing } from '../http/nothing.ts';
import { defineRoute } from '../http/route.ts';
import { actOnBatch } from './act-on-batch.ts';
import { ACTION_ANSWERS } from './action-answers.ts';
import { vote } from './vote.ts';

/** The runbook's endpoint. */
export const approveRoute = defineRoute({
  method: 'POST',
  path: '/admin/payouts/approve',
  operationId: 'vote',
  summary: 'Approve or reject a batch, as it was shown',
  role: 'approver',
  params: Nothing,
  query: Nothing,
  body: VoteInput,
  answers: ACTION_ANSWERS,
  problems: [
    'not-found',
    'not-pending',
    'adopted-unanswered',
    'stale-content',
    'approver-too-new',
    'own-batch',
    'beneficiary-conflict',
    'drifted',
    'idempotency-mismatch',
  ],
  handle: async (deps, call) => {
    const { batchId, decision } = call.body;
    const standing =
      decision === 'rejected' ? NO_STANDING : await readBatchStanding(deps, batchId, call.caller.userId);
    return actOnBatch(deps, call, { batchId, standing }, async (transaction, locked) => {
      const acted = await vote(transaction, call.body, locked, standing);
      const itemNos = standing.driftedItems.map(({ itemNo }) => itemNo);
      return acted.kind === 'refused' && acted.because === 'drifted' ? { ...acted, itemNos } : acted;
    });
  },
});
