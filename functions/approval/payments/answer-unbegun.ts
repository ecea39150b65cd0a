import type { Transaction } from '../../../shared/aws/transaction.ts';
import { NOT_PAID_NOTE } from '../../../shared/domain/payments/item-notes.ts';
import { type Stretch, type Unanswered, unansweredIn } from '../../../shared/domain/payments/stretch.ts';
import type { RecordInput } from '../../../shared/events/payment-actions.ts';
import { failStretches, noteFailedStretches } from '../../../shared/sql/payments/item-marks.ts';
import { readStretchesAgain } from '../../../shared/sql/payments/stretches.ts';
import type { Held } from '../actions/lock-batch-for.ts';
import { ApiProblem } from '../http/api-problem.ts';
import { payTaken } from './pay-taken.ts';
import type { Payability } from './payability.ts';
import { refuseUnknown } from './refuse-unknown.ts';
import type { PaidLate } from './take-and-pay-late.ts';

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

const refuseAnswers = ({ drifted, paidAsApproved }: RecordInput): void => {
  if (drifted === undefined && paidAsApproved.length === 0) return;
  throw new ApiProblem(
    'invalid-input',
    'This payment was begun, so drift is over: all that was frozen and is not named as failed is recorded as paid. Leave "drifted" and "paidAsApproved" out.',
  );
};

/** What is known before the locks are taken: which batches hold what this one may have paid, too. */
export type Holding = Payability & { readonly holderIds: readonly string[] };

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
  await refuseUnknown(transaction, input.paidAsApproved, 'paidAsApproved', held);
  if (stretches.length === 0) return undefined;
  const { batchId } = held.batch;
  if (input.failed.length > 0)
    await transaction.write(noteFailedStretches(batchId, stretches, NOT_PAID_NOTE));
  if (input.drifted === 'failed') {
    await transaction.write(
      failStretches({ batchId, stretches, except: input.paidAsApproved }, NOT_PAID_NOTE),
    );
  }
  return payTaken(transaction, input, held, holding.holderIds);
};
