import type { Transaction } from '../../../shared/aws/transaction.ts';
import { decideCancellation } from '../../../shared/domain/batches/decide-cancellation.ts';
import { DUTY_REFUSALS } from '../../../shared/domain/batches/duty-refusal.ts';
import { cancelledNotice } from '../../../shared/domain/notices/cancelled-notice.ts';
import { CancelInput } from '../../../shared/events/batch-actions.ts';
import { cancelBatch } from '../../../shared/procedures/batches/cancel-batch.ts';
import { readPaysCaller } from '../../../shared/sql/batches/drift.ts';
import { BatchParams } from '../batches/batch-params.ts';
import { standingOf } from '../batches/read-batch-standing.ts';
import { ApiProblem } from '../http/api-problem.ts';
import { Nothing } from '../http/nothing.ts';
import { defineRoute } from '../http/route.ts';
import { actOnBatch } from './act-on-batch.ts';
import type { Acted } from './acted.ts';
import { ACTION_ANSWERS } from './action-answers.ts';
import type { Locked } from './lock-batch-for.ts';
import { refusedDuty } from './refused-duty.ts';

const cancel = async (
  transaction: Transaction,
  { reason, bankPaidNothing }: CancelInput,
  locked: Locked,
  paysCaller: boolean,
): Promise<Acted> => {
  const { caller, at, votes } = locked;
  const decision = decideCancellation({ ...locked, paysCaller });
  if (decision.kind === 'refused') return refusedDuty(decision.because, 'cancel');
  const { approvalCount, batchReference, status } = locked.batch;
  if (status === 'processing' && !bankPaidNothing) {
    throw new ApiProblem(
      'invalid-input',
      `bankPaidNothing is missing: batch ${batchReference} is approved, and its file may be at the bank: expected true. What the bank paid of it is recorded (disburse), not cancelled.`,
    );
  }
  const by = `user ${caller.userId}`;
  const notes = `Cancelled by user #${caller.userId}: ${reason}`;
  const { batch, releasedItems } = await cancelBatch(transaction, locked.batch, { approvalCount, notes, at });
  return {
    kind: 'done',
    outcome: 'cancelled',
    event: {
      action: 'batch_cancelled',
      detail: { from: status, releasedItems, ...(bankPaidNothing && { bankPaidNothing }) },
      note: { field: 'reason', text: reason },
    },
    notices: [cancelledNotice(batch, { by, reason }, at)],
    batch,
    votes,
  };
};

export const cancelRoute = defineRoute({
  method: 'POST',
  path: '/admin/payouts/api/batches/{batchId}/cancel',
  operationId: 'cancelBatch',
  summary: 'Cancel a pending batch (operator), or an approved one before its payment begins (finance)',
  // Which of the two roles it takes depends on the batch, and is decided under its lock.
  role: 'viewer',
  params: BatchParams,
  query: Nothing,
  body: CancelInput,
  answers: ACTION_ANSWERS,
  problems: [
    ...DUTY_REFUSALS,
    'not-found',
    'not-pending',
    'adopted-unanswered',
    'payment-begun',
    'settling',
    'idempotency-mismatch',
  ],
  handle: async (deps, call) => {
    const { batchId } = call.params;
    const [{ paysCaller } = { paysCaller: false }] = await deps.database.read(
      readPaysCaller(batchId, call.caller.userId),
    );
    return actOnBatch(deps, call, { batchId, standing: standingOf({ paysCaller }) }, (transaction, locked) =>
      cancel(transaction, call.body, locked, paysCaller),
    );
  },
});
