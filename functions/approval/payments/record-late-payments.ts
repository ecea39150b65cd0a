import type { Transaction } from '../../../shared/aws/transaction.ts';
import { decimalFrom } from '../../../shared/domain/basics/money.ts';
import { latePaymentNotices } from '../../../shared/domain/notices/late-payment-notices.ts';
import { decideLate } from '../../../shared/domain/payments/decide-late.ts';
import { namedItems } from '../../../shared/domain/payments/named-items.ts';
import { paidTwiceWarning, sameReferenceWarning } from '../../../shared/domain/payments/payment-warnings.ts';
import type { LateInput } from '../../../shared/events/payment-actions.ts';
import { type LateGroup, lockLateGroups } from '../../../shared/sql/payments/late-payments.ts';
import { readSameReference } from '../../../shared/sql/payments/payment-references.ts';
import type { Acted } from '../actions/acted.ts';
import type { Held } from '../actions/lock-batch-for.ts';
import { refusedDuty } from '../actions/refused-duty.ts';
import { ApiProblem } from '../http/api-problem.ts';
import { holdersIn } from './late-items.ts';
import { lateNoteOf } from './late-note.ts';
import { takeAndPayLate } from './take-and-pay-late.ts';
import { MovedOn } from './while-nothing-moves.ts';

const countOf = (groups: readonly LateGroup[]): number => groups.reduce((sum, { count }) => sum + count, 0);

const GIVEN_UP = ['failed', 'released', 'dropped'];

const refuseOthers = (groups: readonly LateGroup[], asked: number, { batch }: Held): void => {
  const { batchReference } = batch;
  const unknown = asked - countOf(groups);
  if (unknown > 0) {
    throw new ApiProblem(
      'invalid-input',
      `${unknown} of the ${asked} items named are none of batch ${batchReference}. Nothing was recorded.`,
    );
  }
  const paid = countOf(groups.filter(({ status, isRepeat }) => status === 'paid' && !isRepeat));
  if (paid > 0) {
    throw new ApiProblem(
      'already-paid',
      `${paid} of the ${asked} items named are recorded as paid already: expected items that had failed, or were released or dropped. Nothing was recorded.`,
    );
  }
  const others = groups.filter(({ status }) => status !== 'paid' && !GIVEN_UP.includes(status));
  if (others.length === 0) return;
  throw new ApiProblem(
    'invalid-input',
    `${countOf(others)} of the ${asked} items named are ${others[0]?.status} in batch ${batchReference}: expected items that had failed, or were released or dropped. What is still open is recorded with the payment itself (disburse, or failures with "notFailed"). Nothing was recorded.`,
  );
};

type Known = { readonly paysCaller: boolean; readonly holderIds: readonly string[] };

/** The bank had called it failed, or the batch had let it go, and yet it was paid. */
export const recordLatePayments = async (
  transaction: Transaction,
  input: LateInput,
  held: Held,
  { paysCaller, holderIds }: Known,
): Promise<Acted> => {
  const { batch, caller, at, head, votes } = held;
  const decision = decideLate({ ...held, paysCaller });
  if (decision.kind === 'refused') return refusedDuty(decision.because, 'late-payments');
  const itemNos = input.items.map(({ itemNo }) => itemNo);
  const note = lateNoteOf(input);
  const found = await transaction.read(lockLateGroups(batch.batchId, itemNos, note));
  refuseOthers(found, itemNos.length, held);
  const groups = found.filter(({ status }) => status !== 'paid');
  if (groups.length === 0) return { kind: 'unchanged' };
  if (holdersIn(groups).some((id) => !holderIds.includes(id)))
    throw new MovedOn('another batch holds it by now');
  const late = await takeAndPayLate(transaction, held, { itemNos, groups, holderIds, note });
  const { paid, droppedAmount, twice, twiceIn } = late;
  const same = await transaction.read(readSameReference(batch.batchId, input.reference));
  return {
    kind: 'done',
    outcome: 'late_recorded',
    event: {
      action: 'late_payment_recorded',
      detail: {
        reference: input.reference,
        items: namedItems(itemNos),
        paidCount: paid.count,
        paidAmount: decimalFrom(paid.amount),
        droppedAmount: decimalFrom(droppedAmount),
        paidTwiceCount: twice.count,
        paidTwiceAmount: decimalFrom(twice.amount),
      },
    },
    notices: latePaymentNotices(
      batch,
      { by: caller, eventSeq: head.seq + 1, reference: input.reference, ...late },
      at,
    ),
    warnings: [...paidTwiceWarning(twice, twiceIn), ...sameReferenceWarning(input.reference, same)],
    batch: {
      ...batch,
      paidAmount:
        paid.amount > droppedAmount
          ? (batch.paidAmount ?? 0n) + paid.amount - droppedAmount
          : batch.paidAmount,
      lateDroppedAmount: batch.lateDroppedAmount + droppedAmount,
    },
    votes,
  };
};
