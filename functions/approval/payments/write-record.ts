import type { Transaction } from '../../../shared/aws/transaction.ts';
import type { AuditDetail } from '../../../shared/domain/audit/audit-event.ts';
import { decimalFrom } from '../../../shared/domain/basics/money.ts';
import { disbursedNotices } from '../../../shared/domain/notices/disbursed-notices.ts';
import { failedTwiceNotices } from '../../../shared/domain/notices/failed-twice-notices.ts';
import { batchPaid } from '../../../shared/domain/payments/disbursement.ts';
import { frozenDetail } from '../../../shared/domain/payments/frozen-detail.ts';
import { namedItems } from '../../../shared/domain/payments/named-items.ts';
import type { Frozen } from '../../../shared/domain/payments/payment.ts';
import type { RecordInput } from '../../../shared/events/payment-actions.ts';
import { tellFailedTwice } from '../../../shared/procedures/holds/tell-failed-twice.ts';
import { recordRange } from '../../../shared/procedures/payments/record-range.ts';
import { sumUpPayment } from '../../../shared/procedures/payments/sum-up-payment.ts';
import { beginRecording, completeBatch } from '../../../shared/sql/batches/batch-changes.ts';
import { allItems } from '../../../shared/sql/batches/settlement.ts';
import type { Acted } from '../actions/acted.ts';
import type { Held } from '../actions/lock-batch-for.ts';
import type { RecordKnown } from './decide-record.ts';
import type { PaidLate } from './take-and-pay-late.ts';

/** What is recorded. */
export type Recording = {
  readonly frozen: Frozen;
  readonly unbegun: boolean;
  /** Of that: what another item held. */
  readonly taken: PaidLate | undefined;
  /** The old page had it in processing. */
  readonly adoptedAnswer?: true;
};

const detailOf = (input: RecordInput, { frozen, unbegun, taken, adoptedAnswer }: Recording): AuditDetail => ({
  reference: input.reference ?? null,
  failedNamed: namedItems(input.failed.map(({ itemNo }) => itemNo)),
  ...(unbegun && {
    unattested: true,
    ...(adoptedAnswer && { adoptedAnswer }),
    paidAsApproved: namedItems(input.paidAsApproved),
    otherwiseDrifted: input.drifted ?? null,
    ...(taken && { takenCount: taken.paid.count, paidTwiceCount: taken.twice.count }),
  }),
  frozen: frozenDetail(frozen),
});

const payingOf = ({ reference, notes }: RecordInput, { batch, caller }: Held) => ({
  batchId: batch.batchId,
  reference: reference ?? null,
  notes: notes ?? null,
  byUserId: caller.userId,
});

/** All of it in this very transaction. */
export const recordAtOnce = async (
  transaction: Transaction,
  input: RecordInput,
  held: Held,
  recording: Recording,
  { now }: Pick<RecordKnown, 'now'>,
): Promise<Acted> => {
  const { batch, caller, votes } = held;
  const { batchId } = batch;
  const { frozen } = recording;
  await recordRange(transaction, allItems(batchId), { itemCount: frozen.itemCount, at: held.at });
  const reference = input.reference ?? null;
  const disbursement = await sumUpPayment(transaction, batchId, { reference, frozen });
  const failedTwice = await tellFailedTwice(transaction, batchId, `user ${caller.userId}`, held.at);
  // The host may have held rows of the ledger for seconds.
  const at = now();
  const paidAmount = disbursement.paid.amount;
  await transaction.write(
    completeBatch({ ...payingOf(input, held), paidAmount: decimalFrom(paidAmount), at }),
  );
  const paid = {
    ...batch,
    status: 'completed',
    processedAt: at,
    paidAmount,
    disbursementReference: reference,
  } as const;
  const asked = { ...detailOf(input, recording), failedTwiceCount: failedTwice?.count ?? 0 };
  return {
    kind: 'done',
    outcome: disbursement.paid.count > 0 ? 'paid' : 'nothing_paid',
    event: { ...batchPaid(disbursement, asked), note: { field: 'notes', text: input.notes } },
    notices: [
      ...disbursedNotices(paid, disbursement, at),
      ...(failedTwice ? failedTwiceNotices(batch, failedTwice, at) : []),
    ],
    at,
    batch: paid,
    votes,
    payment: { step: 'recorded', byUserId: caller.userId, at, frozen, asked: null, reference },
  };
};

/** The worker goes on with it. */
export const recordInSteps = async (
  transaction: Transaction,
  input: RecordInput,
  held: Held,
  recording: Recording,
): Promise<Acted> => {
  const { at, batch, caller, votes } = held;
  const reference = input.reference ?? null;
  await transaction.write(beginRecording({ ...payingOf(input, held), at }));
  return {
    kind: 'done',
    outcome: 'settling',
    event: {
      action: 'payment_recorded',
      detail: detailOf(input, recording),
      note: { field: 'notes', text: input.notes },
    },
    notices: [],
    batch: { ...batch, disbursementReference: reference, settlingSince: at, settledThrough: 0 },
    votes,
    payment: {
      step: 'recording',
      byUserId: caller.userId,
      at,
      frozen: recording.frozen,
      asked: null,
      reference,
    },
  };
};
