import type { Transaction } from '../../../shared/aws/transaction.ts';
import { decimalFrom } from '../../../shared/domain/basics/money.ts';
import { itemsReturnedNotice } from '../../../shared/domain/notices/items-returned-notice.ts';
import { decideReturn } from '../../../shared/domain/payments/decide-return.ts';
import { namedItems } from '../../../shared/domain/payments/named-items.ts';
import type { ReturnsInput } from '../../../shared/events/payment-actions.ts';
import { keepPaidElsewhere } from '../../../shared/procedures/batches/keep-paid-elsewhere.ts';
import { differsFromFrozen } from '../../../shared/procedures/payments/differs-from-frozen.ts';
import {
  addReturned,
  holdPaidOtherwise,
  lockSiblings,
  type Returned,
  type ReturnStanding,
  readReturnStanding,
  reopenCommissions,
  returnItems as setReturned,
} from '../../../shared/sql/payments/returns.ts';
import type { Acted } from '../actions/acted.ts';
import type { Held } from '../actions/lock-batch-for.ts';
import { refusedDuty } from '../actions/refused-duty.ts';
import { ApiProblem } from '../http/api-problem.ts';
import { returnedItems } from './returned-items.ts';

const refuseOthers = ({ known, paid, repeated }: ReturnStanding, asked: number, { batch }: Held): void => {
  const { batchReference } = batch;
  if (known < asked) {
    throw new ApiProblem(
      'invalid-input',
      `${asked - known} of the ${asked} items named are none of batch ${batchReference}. Nothing was recorded.`,
    );
  }
  if (paid + repeated === asked) return;
  throw new ApiProblem(
    'not-paid',
    `${asked - paid - repeated} of the ${asked} items named are not paid in batch ${batchReference}, or came back before and were recorded otherwise: only what is paid can come back, and once. Nothing was recorded.`,
  );
};

/** Two payments of one commission may come back at once: then the second finds what the first left. */
const writeReturned = async (
  transaction: Transaction,
  { batch: { batchId }, at }: Held,
  returned: readonly Returned[],
): Promise<void> => {
  await transaction.read(lockSiblings(batchId, returned));
  await transaction.write(reopenCommissions(batchId, returned));
  if (returned.some(({ payAgain }) => payAgain === 0)) {
    await transaction.write(holdPaidOtherwise(batchId, returned, at));
  }
  await transaction.write(setReturned(batchId, returned));
  const itemNos = returned.map(({ itemNo }) => itemNo);
  const first = itemNos.reduce((one, other) => Math.min(one, other));
  const last = itemNos.reduce((one, other) => Math.max(one, other));
  await keepPaidElsewhere(transaction, { batchId, first, last });
};

/** The money has come back: the item is no longer paid, and, where finance says so, its commission is due again. */
export const returnItems = async (
  transaction: Transaction,
  input: ReturnsInput,
  held: Held,
): Promise<Acted> => {
  const { batch, caller, at, head, payment, votes } = held;
  const { batchId } = batch;
  const returned = returnedItems(input);
  const standing = await transaction.readOne(readReturnStanding(batchId, returned, caller.userId));
  const decision = decideReturn({ ...held, paysCaller: standing.paysCaller });
  if (decision.kind === 'refused') return refusedDuty(decision.because, 'returns');
  refuseOthers(standing, returned.length, held);
  if (standing.paid === 0) return { kind: 'unchanged' };
  const itemNos = returned.map(({ itemNo }) => itemNo);
  const amount = standing.paidAmount;
  const frozenDiffers = payment?.frozen
    ? await differsFromFrozen(transaction, batchId, payment.frozen)
    : null;
  await writeReturned(transaction, held, returned);
  await transaction.write(addReturned(batchId, decimalFrom(amount)));
  return {
    kind: 'done',
    outcome: 'returned',
    event: {
      action: 'items_returned',
      detail: {
        items: namedItems(itemNos),
        returnedCount: standing.paid,
        returnedAmount: decimalFrom(amount),
        payAgainCount: standing.payAgain,
        frozenDiffers,
      },
    },
    notices: [
      itemsReturnedNotice(
        batch,
        {
          by: caller,
          eventSeq: head.seq + 1,
          returned: { count: standing.paid, amount },
          payAgainCount: standing.payAgain,
        },
        at,
      ),
    ],
    batch: { ...batch, returnedAmount: batch.returnedAmount + amount },
    votes,
  };
};
