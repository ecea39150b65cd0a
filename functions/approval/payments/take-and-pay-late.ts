import type { Transaction } from '../../../shared/aws/transaction.ts';
import { factBy } from '../../../shared/domain/audit/audit-author.ts';
import { batchStream } from '../../../shared/domain/audit/streams.ts';
import { decimalFrom, type Paise } from '../../../shared/domain/basics/money.ts';
import type { Tally } from '../../../shared/domain/basics/tally.ts';
import { NO_TALLY } from '../../../shared/domain/basics/tally.ts';
import { appendBehind } from '../../../shared/procedures/audit/append-event.ts';
import {
  addLatePaid,
  clearDueOfPaid,
  type Holder,
  type LateGroup,
  lockHolders,
  payLate,
  payLateCommissions,
  takeCommissions,
} from '../../../shared/sql/payments/late-payments.ts';
import type { Held } from '../actions/lock-batch-for.ts';
import { callerAuthor } from '../http/caller-author.ts';
import { mayBeTakenFrom } from './late-items.ts';

type Late = {
  readonly itemNos: readonly number[];
  readonly groups: readonly LateGroup[];
  readonly holderIds: readonly string[];
  readonly note: string;
};

export type PaidLate = {
  readonly paid: Tally;
  /** Of that: of items that had been dropped. */
  readonly droppedAmount: Paise;
  /** Of that: another batch pays, or has paid, the commission as well. */
  readonly twice: Tally;
  readonly twiceIn: readonly string[];
};

export const tallyOf = (groups: readonly Tally[]): Tally =>
  groups.reduce(
    (sum, { count, amount }) => ({ count: sum.count + count, amount: sum.amount + amount }),
    NO_TALLY,
  );

const takeFrom = async (
  transaction: Transaction,
  held: Held,
  { itemNos }: Late,
  holder: Holder,
): Promise<void> => {
  const { batch, at } = held;
  const { changed } = await transaction.write(takeCommissions(batch.batchId, itemNos, holder.batchId));
  if (changed === 0) return;
  // Who decides on that batch, or pays it, sees by its stream that it is not what they looked at.
  await appendBehind(
    transaction,
    { seq: holder.headSeq, hash: holder.headHash },
    factBy(callerAuthor(held), {
      stream: batchStream(holder.batchId),
      action: 'item_taken',
      detail: { count: changed, byBatch: batch.batchReference, byBatchId: batch.batchId },
      occurredAt: at,
    }),
  );
};

const isTwice =
  (keepers: ReadonlySet<string>) =>
  ({ heldByBatchId, heldByStatus }: LateGroup): boolean =>
    heldByBatchId !== null && (heldByStatus === 'paid' || keepers.has(heldByBatchId));

/**
 * The bank has paid these items, whatever had become of them: each takes its commission back from a batch that has not been
 * at a bank; where another is paying or has paid it, it is recorded all the same. `groups` as they stand under the locks.
 */
export const takeAndPayLate = async (transaction: Transaction, held: Held, late: Late): Promise<PaidLate> => {
  const { itemNos, groups, holderIds, note } = late;
  const { batchId } = held.batch;
  const others = holderIds.filter((id) => id !== batchId);
  const holders = others.length > 0 ? await transaction.read(lockHolders(others)) : [];
  for (const holder of holders.filter(mayBeTakenFrom)) await takeFrom(transaction, held, late, holder);
  await transaction.write(payLate(batchId, itemNos, note));
  await transaction.write(clearDueOfPaid(batchId, itemNos));
  await transaction.write(payLateCommissions(batchId, itemNos));
  const keepers = holders.filter((holder) => !mayBeTakenFrom(holder));
  const twice = groups.filter(isTwice(new Set(keepers.map((keeper) => keeper.batchId))));
  const paid = tallyOf(groups);
  const droppedAmount = tallyOf(groups.filter(({ dropped }) => dropped)).amount;
  await transaction.write(
    addLatePaid(batchId, decimalFrom(paid.amount - droppedAmount), decimalFrom(droppedAmount)),
  );
  const twiceIds = new Set(twice.map(({ heldByBatchId }) => heldByBatchId));
  const twiceIn = holders.filter((holder) => twiceIds.has(holder.batchId));
  return {
    paid,
    droppedAmount,
    twice: tallyOf(twice),
    twiceIn: twiceIn.map(({ batchReference }) => batchReference),
  };
};
