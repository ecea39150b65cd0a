import type { Transaction } from '../../../shared/aws/transaction.ts';
import { NOT_PAID_NOTE } from '../../../shared/domain/payments/item-notes.ts';
import { type Stretch, type Unanswered, unansweredIn } from '../../../shared/domain/payments/stretch.ts';
import { NAMED_ITEMS_MAX } from '../../../shared/events/item-lists.ts';
import type { RecordInput } from '../../../shared/events/payment-actions.ts';
import { failStretches } from '../../../shared/sql/payments/item-marks.ts';
import { readLateGroups, readTakenItems } from '../../../shared/sql/payments/late-payments.ts';
import { readStretchesAgain } from '../../../shared/sql/payments/stretches.ts';
import type { Held } from '../actions/lock-batch-for.ts';
import { ApiProblem } from '../http/api-problem.ts';
import { holdersIn } from './late-items.ts';
import { lateNoteOf } from './late-note.ts';
import type { Payability } from './payability.ts';
import { type PaidLate, takeAndPayLate } from './take-and-pay-late.ts';
import { MovedOn } from './while-nothing-moves.ts';

const NOTHING_UNANSWERED: Unanswered = { count: 0, itemNos: [] };

const unanswered = (
  { failed, paidAsApproved, drifted }: RecordInput,
  stretches: readonly Stretch[],
): Unanswered => {
  if (drifted) return NOTHING_UNANSWERED;
  const named = new Set([...failed.map(({ itemNo }) => itemNo), ...paidAsApproved]);
  return unansweredIn(stretches, (itemNo) => named.has(itemNo));
};

/** What has drifted, and of which finance has not said whether the bank paid it; asked again under the lock. */
export const stillUnanswered = async (
  transaction: Transaction,
  input: RecordInput,
  { batch }: Held,
  { stretches }: Payability,
): Promise<Unanswered> => {
  if (unanswered(input, stretches).count === 0) return NOTHING_UNANSWERED;
  return unanswered(input, await transaction.read(readStretchesAgain(batch.batchId, stretches)));
};

/** Before its locks are taken: which batches hold what this one, whose payment nobody began, may have paid. */
export type Holding = Payability & { readonly holderIds: readonly string[] };

const payTaken = async (
  transaction: Transaction,
  { reference = '' }: RecordInput,
  held: Held,
  { holderIds }: Holding,
): Promise<PaidLate | undefined> => {
  const { batchId } = held.batch;
  const rows = await transaction.read(readTakenItems(batchId, NAMED_ITEMS_MAX));
  if (rows.length === 0) return undefined;
  const itemNos = rows.map(({ itemNo }) => itemNo);
  const note = lateNoteOf({ reference });
  const groups = await transaction.read(readLateGroups(batchId, itemNos, note));
  if (holdersIn(groups).some((id) => !holderIds.includes(id)))
    throw new MovedOn('another batch holds it by now');
  return takeAndPayLate(transaction, held, { itemNos, groups, holderIds, note });
};

const refuseAnswers = ({ drifted, paidAsApproved }: RecordInput): void => {
  if (drifted === undefined && paidAsApproved.length === 0) return;
  throw new ApiProblem(
    'invalid-input',
    'This payment was begun, so drift is over: all that was frozen and is not named as failed is recorded as paid. Leave "drifted" and "paidAsApproved" out.',
  );
};

/**
 * Of a payment that nobody began: what finance says of the drifted. The bank has paid, or not, whatever the ledger says now;
 * what another item holds is taken back, as a late payment is. Undefined where there is no such thing.
 */
export const answerUnbegun = async (
  transaction: Transaction,
  input: RecordInput,
  held: Held,
  holding: Holding,
): Promise<PaidLate | undefined> => {
  const { stretches } = holding;
  if (held.payment) {
    refuseAnswers(input);
    return undefined;
  }
  if (stretches.length === 0) return undefined;
  if (input.drifted === 'failed') {
    const { batchId } = held.batch;
    await transaction.write(
      failStretches({ batchId, stretches, except: input.paidAsApproved }, NOT_PAID_NOTE),
    );
  }
  return payTaken(transaction, input, held, holding);
};
