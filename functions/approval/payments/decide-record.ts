import type { Transaction } from '../../../shared/aws/transaction.ts';
import { decideRecording, type RecordingDecision } from '../../../shared/domain/payments/decide-recording.ts';
import type { RecordInput } from '../../../shared/events/payment-actions.ts';
import { countFailed } from '../../../shared/sql/payments/item-marks.ts';
import { type Content, contentOf } from '../actions/content-of.ts';
import type { Held } from '../actions/lock-batch-for.ts';
import type { ApiDeps } from '../http/api-deps.ts';
import { type Holding, stillUnanswered } from './answer-unbegun.ts';
import { refuseTooMany } from './payability.ts';

/** What is known before the locks are taken, and the clock. */
export type RecordKnown = Holding & Pick<ApiDeps, 'now'>;

const ANSWER_FOR_ALL =
  'Then answer for all of it at once: "drifted": "paid" where the bank paid it as it was approved, "failed" where it did not; what was otherwise, name in "failed" or in "paidAsApproved".';

const NO_CONTENT: Content = { contentHolds: true, totals: { count: 0, amount: 0n, root: null } };

/** Whether the record that was made says what this one says. */
export const isRepeatOf = async (
  transaction: Transaction,
  { reference, failed }: RecordInput,
  { batch, payment }: Held,
): Promise<boolean> => {
  if (payment?.step !== 'recorded' || (reference ?? null) !== batch.disbursementReference) return false;
  const itemNos = failed.map(({ itemNo }) => itemNo);
  const { count } = await transaction.readOne(countFailed(batch.batchId, itemNos));
  return count === itemNos.length;
};

/** Decides at once where it can; what a million items say is asked only then. */
export const decideRecord = async (
  transaction: Transaction,
  input: RecordInput,
  held: Held,
  known: RecordKnown,
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
  if (input.drifted === undefined) refuseTooMany(known, held, ANSWER_FOR_ALL);
  const content = await contentOf(transaction, held);
  const open = await stillUnanswered(transaction, input, held, known);
  const { contentHolds } = content;
  const decision = decideRecording({ ...facts, contentHolds, unansweredCount: open.count });
  return { decision, content, itemNos: open.itemNos };
};
