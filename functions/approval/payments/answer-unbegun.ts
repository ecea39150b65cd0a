import type { Transaction } from '../../../shared/aws/transaction.ts';
import { NOT_PAID_NOTE } from '../../../shared/domain/payments/item-notes.ts';
import { type Stretch, type Unanswered, unansweredIn } from '../../../shared/domain/payments/stretch.ts';
import type { RecordInput } from '../../../shared/events/payment-actions.ts';
import { failStretches } from '../../../shared/sql/payments/item-marks.ts';
import { readStretchesAgain } from '../../../shared/sql/payments/stretches.ts';
import type { Held } from '../actions/lock-batch-for.ts';
import { ApiProblem } from '../http/api-problem.ts';
import type { Payability } from './payability.ts';

export const NOTHING_UNANSWERED: Unanswered = { count: 0, itemNos: [] };

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

export type Answered = {
  /** Items that were paid although another item has their commission. */
  readonly latePaid: readonly number[];
};

/** Of a payment that nobody began: what finance says of the drifted. The bank has paid, or not, whatever the ledger says now. */
export const answerUnbegun = async (
  transaction: Transaction,
  { drifted, paidAsApproved }: RecordInput,
  { batch, payment }: Held,
  { stretches }: Payability,
): Promise<Answered> => {
  if (payment) {
    if (drifted === undefined && paidAsApproved.length === 0) return { latePaid: [] };
    throw new ApiProblem(
      'invalid-input',
      'This payment was begun, so drift is over: all that was frozen and is not named as failed is recorded as paid. Leave "drifted" and "paidAsApproved" out.',
    );
  }
  const { batchId } = batch;
  if (drifted === 'failed' && stretches.length > 0) {
    await transaction.write(failStretches({ batchId, stretches, except: paidAsApproved }, NOT_PAID_NOTE));
  }
  return { latePaid: [] };
};
