import type { Transaction } from '../../../shared/aws/transaction.ts';
import { decideAnswer } from '../../../shared/domain/adoption/decide-answer.ts';
import { settlesInline } from '../../../shared/domain/batches/settles-inline.ts';
import { cancelledNotice } from '../../../shared/domain/notices/cancelled-notice.ts';
import type { Frozen } from '../../../shared/domain/payments/payment.ts';
import type { AnswerInput } from '../../../shared/events/payment-actions.ts';
import { cancelBatch } from '../../../shared/procedures/batches/cancel-batch.ts';
import type { Acted } from '../actions/acted.ts';
import { contentOf } from '../actions/content-of.ts';
import type { Held } from '../actions/lock-batch-for.ts';
import { refusedDuty } from '../actions/refused-duty.ts';
import type { ApiDeps } from '../http/api-deps.ts';
import { isRepeatOf } from './decide-record.ts';
import { markAllFailed } from './mark-all-failed.ts';
import { payTaken } from './pay-taken.ts';
import { refuseReference } from './refuse-reference.ts';
import { withTaken } from './with-taken.ts';
import { type Recording, recordAtOnce, recordInSteps } from './write-record.ts';

type Known = Pick<ApiDeps, 'now'> & { readonly paysCaller: boolean; readonly holderIds: readonly string[] };

type Paid = Extract<AnswerInput, { bankPaid: true }>;
type NotPaid = Extract<AnswerInput, { bankPaid: false }>;

/** As it stands: nobody here had approved it, and the bank has paid what it paid. */
const recordPaid = async (
  transaction: Transaction,
  answer: Paid,
  held: Held,
  { holderIds, now }: Known,
): Promise<Acted> => {
  const input = { ...answer, paidAsApproved: [] };
  const { totals } = await contentOf(transaction, held);
  const { count, amount, root } = totals;
  const itemCount = held.seal?.itemCount ?? held.batch.totalRecords;
  const frozen: Frozen = { count, amount, root: root ?? '', itemCount };
  await markAllFailed(transaction, input, held);
  const sameReference = await refuseReference(transaction, input, held, frozen);
  const taken = await payTaken(transaction, input, held, holderIds);
  const recording: Recording = { frozen, unbegun: true, taken, adoptedAnswer: true };
  const acted = settlesInline(itemCount)
    ? await recordAtOnce(transaction, input, held, recording, { now })
    : await recordInSteps(transaction, input, held, recording);
  return withTaken(acted, taken, sameReference, held);
};

/** Cancelled and let go; but nothing of the old script is due by itself, as what was held since a restore is. */
const letGo = async (transaction: Transaction, { reason }: NotPaid, held: Held): Promise<Acted> => {
  const { batch, caller, at, votes } = held;
  const by = `user ${caller.userId}`;
  const why = `the bank paid nothing of it: ${reason}`;
  const notes = `Cancelled by user #${caller.userId}: ${why}`;
  const cancelled = await cancelBatch(transaction, batch, { approvalCount: 0, notes, at });
  const { releasedItems } = cancelled;
  return {
    kind: 'done',
    outcome: 'cancelled',
    event: {
      action: 'batch_cancelled',
      detail: { from: batch.status, releasedItems, bankPaidNothing: true, adoptedAnswer: true },
      note: { field: 'reason', text: why },
    },
    notices: [cancelledNotice(cancelled.batch, { by, reason: why }, at)],
    batch: cancelled.batch,
    votes,
  };
};

/** What the bank did with a batch that the old page had in processing, or that is held since a restore: until it is said, nobody decides on it. */
export const answerAdopted = async (
  transaction: Transaction,
  answer: AnswerInput,
  held: Held,
  known: Known,
): Promise<Acted> => {
  const isRepeat = answer.bankPaid
    ? await isRepeatOf(transaction, { ...answer, paidAsApproved: [] }, held)
    : (held.batch.adopted || held.batch.restoredAt !== null) && held.batch.status === 'cancelled';
  const decision = decideAnswer({ ...held, paysCaller: known.paysCaller, isRepeat });
  if (decision.kind === 'already_recorded') return { kind: 'unchanged' };
  if (decision.kind === 'refused') return refusedDuty(decision.because, 'adopted-answer');
  return answer.bankPaid ? recordPaid(transaction, answer, held, known) : letGo(transaction, answer, held);
};
