import type { Transaction } from '../../../shared/aws/transaction.ts';
import type { AuditDetail } from '../../../shared/domain/audit/audit-event.ts';
import { decimalFrom } from '../../../shared/domain/basics/money.ts';
import { settlesInline } from '../../../shared/domain/batches/settles-inline.ts';
import { disbursedNotices } from '../../../shared/domain/notices/disbursed-notices.ts';
import { failedTwiceNotices } from '../../../shared/domain/notices/failed-twice-notices.ts';
import { decideRecording, type RecordingDecision } from '../../../shared/domain/payments/decide-recording.ts';
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
import { countFailed } from '../../../shared/sql/payments/item-marks.ts';
import type { Acted } from '../actions/acted.ts';
import type { Held } from '../actions/lock-batch-for.ts';
import { refusedDuty } from '../actions/refused-duty.ts';
import type { ApiDeps } from '../http/api-deps.ts';
import { type Answered, answerUnbegun, stillUnanswered } from './answer-unbegun.ts';
import { type Content, contentOf } from './content-of.ts';
import { markAllFailed } from './mark-all-failed.ts';
import { type Payability, refuseMovedOn } from './payability.ts';
import { refuseReference } from './refuse-reference.ts';

type Known = Payability & Pick<ApiDeps, 'now'>;

const NO_CONTENT: Content = { contentHolds: true, totals: { count: 0, amount: 0n, root: null } };

/** Whether the record that was made says what this one says. */
const isRepeatOf = async (
  transaction: Transaction,
  { reference, failed }: RecordInput,
  { batch, payment }: Held,
): Promise<boolean> => {
  if (payment?.step !== 'recorded' || (reference ?? null) !== batch.disbursementReference) return false;
  const itemNos = failed.map(({ itemNo }) => itemNo);
  const { count } = await transaction.readOne(countFailed(batch.batchId, itemNos));
  return count === itemNos.length;
};

const decide = async (
  transaction: Transaction,
  input: RecordInput,
  held: Held,
  known: Known,
): Promise<{
  readonly decision: RecordingDecision;
  readonly content: Content;
  readonly itemNos: readonly number[];
}> => {
  const facts = {
    ...held,
    paysCaller: known.paysCaller,
    isRepeat: await isRepeatOf(transaction, input, held),
  };
  const atOnce = decideRecording({ ...facts, contentHolds: true, unansweredCount: 0 });
  if (atOnce.kind !== 'recorded' || held.payment)
    return { decision: atOnce, content: NO_CONTENT, itemNos: [] };
  const content = await contentOf(transaction, held);
  const open = await stillUnanswered(transaction, input, held, known);
  const { contentHolds } = content;
  const decision = decideRecording({ ...facts, contentHolds, unansweredCount: open.count });
  return { decision, content, itemNos: open.itemNos };
};

type Recording = Answered & { readonly frozen: Frozen; readonly unbegun: boolean };

const detailOf = (input: RecordInput, { frozen, unbegun, latePaid }: Recording): AuditDetail => ({
  reference: input.reference ?? null,
  notes: input.notes ?? null,
  failedNamed: namedItems(input.failed.map(({ itemNo }) => itemNo)),
  ...(unbegun && {
    unattested: true,
    paidAsApproved: namedItems(input.paidAsApproved),
    otherwiseDrifted: input.drifted ?? null,
    paidThoughElsewhere: namedItems(latePaid),
  }),
  frozen: frozenDetail(frozen),
});

const payingOf = ({ reference, notes }: RecordInput, { batch, caller }: Held) => ({
  batchId: batch.batchId,
  reference: reference ?? null,
  notes: notes ?? null,
  byUserId: caller.userId,
});

const recordAtOnce = async (
  transaction: Transaction,
  input: RecordInput,
  held: Held,
  recording: Recording,
  { now, stretches }: Known,
): Promise<Acted> => {
  const { batch, caller, votes } = held;
  const { batchId } = batch;
  const { frozen } = recording;
  await recordRange(transaction, allItems(batchId), {
    itemCount: frozen.itemCount,
    neverSent: stretches,
    at: held.at,
  });
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
    event: batchPaid(disbursement, asked),
    notices: [
      ...disbursedNotices(paid, disbursement, at),
      ...(failedTwice ? failedTwiceNotices(batch, failedTwice, at) : []),
    ],
    at,
    batch: paid,
    votes,
    payment: { step: 'recorded', byUserId: caller.userId, at, frozen, reference },
  };
};

const recordInSteps = async (
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
    event: { action: 'payment_recorded', detail: detailOf(input, recording) },
    notices: [],
    batch: { ...batch, disbursementReference: reference, settlingSince: at, settledThrough: 0 },
    votes,
    payment: { step: 'recording', byUserId: caller.userId, at, frozen: recording.frozen, reference },
  };
};

/** What the payment is for: what begin fixed, or, where nobody began one, all that the batch holds. */
const frozenOf = ({ batch, seal, payment }: Held, { totals }: Content): Frozen =>
  payment?.frozen ?? {
    count: totals.count,
    amount: totals.amount,
    root: totals.root ?? '',
    itemCount: seal?.itemCount ?? batch.totalRecords,
  };

/** Records what the bank did. After a begin nothing is asked but who says so; without one, all that begin asks. */
export const recordPayment = async (
  transaction: Transaction,
  input: RecordInput,
  held: Held,
  known: Known,
): Promise<Acted> => {
  refuseMovedOn(known, held);
  const { decision, content, itemNos } = await decide(transaction, input, held, known);
  if (decision.kind === 'already_recorded') return { kind: 'unchanged' };
  if (decision.kind === 'refused') {
    const { because } = decision;
    return because === 'drifted' ? { kind: 'refused', because, itemNos } : refusedDuty(because, 'disburse');
  }
  const frozen = frozenOf(held, content);
  await markAllFailed(transaction, input, held);
  const answered = await answerUnbegun(transaction, input, held, known);
  const warnings = await refuseReference(transaction, input, held, frozen);
  const recording = { ...answered, frozen, unbegun: held.payment === null };
  const acted = settlesInline(frozen.itemCount)
    ? await recordAtOnce(transaction, input, held, recording, known)
    : await recordInSteps(transaction, input, held, recording);
  return acted.kind === 'done' ? { ...acted, warnings } : acted;
};
