import { isDeepStrictEqual } from 'node:util';
import type { Transaction } from '../../../shared/aws/transaction.ts';
import { decimalFrom } from '../../../shared/domain/basics/money.ts';
import { contentHashDepth } from '../../../shared/domain/batches/content-hash.ts';
import { holdsContent } from '../../../shared/domain/batches/holds-content.ts';
import { paymentBegunNotice } from '../../../shared/domain/notices/payment-notices.ts';
import { type BeginDecision, decideBegin } from '../../../shared/domain/payments/decide-begin.ts';
import { frozenDetail } from '../../../shared/domain/payments/frozen-detail.ts';
import { namedItems } from '../../../shared/domain/payments/named-items.ts';
import type { Frozen, Payment } from '../../../shared/domain/payments/payment.ts';
import { type Stretch, type Unanswered, unansweredIn } from '../../../shared/domain/payments/stretch.ts';
import type { BeginInput } from '../../../shared/events/payment-actions.ts';
import { setPaymentBegun } from '../../../shared/sql/batches/batch-changes.ts';
import {
  readItemTotals,
  readTotalsToFreeze,
  type TotalsToFreeze,
} from '../../../shared/sql/batches/item-totals.ts';
import { leaveOutStretches, markLeftOut } from '../../../shared/sql/payments/item-marks.ts';
import { readStretchesAgain } from '../../../shared/sql/payments/stretches.ts';
import type { Acted } from '../actions/acted.ts';
import type { Held } from '../actions/lock-batch-for.ts';
import { refusalText } from '../actions/refusal-text.ts';
import { refusedDuty } from '../actions/refused-duty.ts';
import { ApiProblem } from '../http/api-problem.ts';
import type { Attestation } from './look-at-attested.ts';
import { type Payability, refuseMovedOn, refuseTooMany } from './payability.ts';
import { refuseUnattested } from './refuse-unattested.ts';
import { refuseUnknown } from './refuse-unknown.ts';

const LEAVE_ALL_OUT =
  'Then begin with leaveOut: "drifted", which leaves all of it out but what "payHeld" names. If the bank has paid it already, begin nothing: record that (disburse), where "drifted": "paid" or "failed" answers for all of it.';

const NOTHING_UNANSWERED: Unanswered = { count: 0, itemNos: [] };

/** What neither is left out nor, where a hold is all that stands against it, to be paid all the same. */
const unanswered = ({ leaveOut, payHeld }: BeginInput, stretches: readonly Stretch[]): Unanswered => {
  if (leaveOut === 'drifted') return NOTHING_UNANSWERED;
  const [left, paid] = [new Set(leaveOut), new Set(payHeld)];
  return unansweredIn(stretches, (itemNo, { held }) => left.has(itemNo) || (held && paid.has(itemNo)));
};

/** Read before the lock; asked again under it where that would refuse. */
const stillUnanswered = async (
  transaction: Transaction,
  input: BeginInput,
  { batch }: Held,
  { stretches }: Payability,
): Promise<Unanswered> => {
  if (unanswered(input, stretches).count === 0) return NOTHING_UNANSWERED;
  return unanswered(input, await transaction.read(readStretchesAgain(batch.batchId, stretches)));
};

const leaveOut = async (
  transaction: Transaction,
  { leaveOut: left, payHeld }: BeginInput,
  batchId: string,
  { stretches }: Payability,
): Promise<number> => {
  if (left === 'drifted') {
    if (stretches.length === 0) return 0;
    return (await transaction.write(leaveOutStretches({ batchId, stretches, except: payHeld }))).changed;
  }
  if (left.length === 0) return 0;
  const { changed } = await transaction.write(markLeftOut(batchId, left));
  if (changed === left.length) return changed;
  throw new ApiProblem(
    'invalid-input',
    `leaveOut names an item that batch ${batchId} does not have, or that is not open any more: nothing has begun.`,
  );
};

/** Nothing is left out: what is frozen is what the batch holds. */
const totalsOf = async (
  transaction: Transaction,
  batchId: string,
  depth: number,
): Promise<TotalsToFreeze> => {
  const whole = await transaction.readOne(readItemTotals(batchId, depth));
  return { whole, frozen: whole };
};

/** What of the items the payment is for, and whether all of them are what people approved. */
const freeze = async (
  transaction: Transaction,
  input: BeginInput,
  held: Held,
  known: Payability,
): Promise<Frozen> => {
  const { batch, seal } = held;
  const { batchId, batchReference } = batch;
  const itemCount = seal?.itemCount ?? batch.totalRecords;
  const depth = contentHashDepth(itemCount);
  const leftOutCount = await leaveOut(transaction, input, batchId, known);
  const { whole, frozen } =
    leftOutCount === 0
      ? await totalsOf(transaction, batchId, depth)
      : await transaction.readOne(readTotalsToFreeze(batchId, depth, itemCount));
  // Thrown, because what was marked by now must not stay.
  if (!seal || !holdsContent(seal, whole)) {
    throw new ApiProblem('stale-content', refusalText('stale-content', held));
  }
  const { count, amount, root } = frozen;
  if (count > 0) return { count, amount, root: root ?? '', itemCount };
  throw new ApiProblem(
    'invalid-input',
    `With all of that left out, batch ${batchReference} has nothing to pay: leave less out; or, if the bank has paid nothing of it, cancel it.`,
  );
};

/** What of the request decides on what is frozen. */
const askedIn = ({ leaveOut, payHeld }: BeginInput) => ({
  leftOutNamed: leaveOut === 'drifted' ? 'drifted' : namedItems(leaveOut),
  paidThoughHeld: namedItems(payHeld),
});

const begun = (input: BeginInput, held: Held, frozen: Frozen): Acted => {
  const { batch, caller, at, head, votes } = held;
  const leftOut = {
    count: batch.totalRecords - frozen.count,
    amount: batch.totalAmount - frozen.amount,
  };
  const asked = askedIn(input);
  const payment: Payment = { step: 'begun', byUserId: caller.userId, at, frozen, asked, reference: null };
  return {
    kind: 'done',
    outcome: 'begun',
    event: {
      action: 'payment_begun',
      detail: {
        frozen: frozenDetail(frozen),
        leftOutCount: leftOut.count,
        leftOutAmount: decimalFrom(leftOut.amount),
        ...asked,
      },
      note: { field: 'notes', text: input.notes },
    },
    notices: [paymentBegunNotice(batch, { by: caller, frozen, leftOut, eventSeq: head.seq + 1 }, at)],
    batch,
    votes,
    payment,
  };
};

/** What the batch itself says against it, before its million items are looked at. */
const decideAtOnce = (input: BeginInput, held: Held, { paysCaller }: Payability): BeginDecision => {
  const isRepeat = isDeepStrictEqual(held.payment?.asked, askedIn(input));
  return decideBegin({ ...held, paysCaller, isRepeat, contentHolds: true, unansweredCount: 0 });
};

/** Begins a payment under the locks: from here on the bank may have paid, and nothing of it is freed until finance says so. */
export const beginPayment = async (
  transaction: Transaction,
  input: BeginInput,
  held: Held,
  known: Payability & { readonly attestation: Attestation },
): Promise<Acted> => {
  await refuseMovedOn(transaction, known, held);
  const atOnce = decideAtOnce(input, held, known);
  if (atOnce.kind === 'already_recorded') return { kind: 'unchanged' };
  if (atOnce.kind === 'refused') return refusedDuty(atOnce.because, 'payment');
  if (input.leaveOut !== 'drifted') refuseTooMany(known, held, LEAVE_ALL_OUT);
  await refuseUnknown(transaction, input.payHeld, 'payHeld', held);
  const open = await stillUnanswered(transaction, input, held, known);
  if (open.count > 0) return { kind: 'refused', because: 'drifted', itemNos: open.itemNos };
  const frozen = await freeze(transaction, input, held, known);
  refuseUnattested(known.attestation, held.batch);
  await transaction.write(setPaymentBegun(held.batch.batchId, held.at));
  return begun(input, held, frozen);
};
