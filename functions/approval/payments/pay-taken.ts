import type { Transaction } from '../../../shared/aws/transaction.ts';
import { NAMED_ITEMS_MAX } from '../../../shared/events/item-lists.ts';
import { lockLateGroups } from '../../../shared/sql/payments/late-payments.ts';
import { readTakenItems } from '../../../shared/sql/payments/taken-items.ts';
import type { Held } from '../actions/lock-batch-for.ts';
import { holdersIn } from './late-items.ts';
import { lateNoteOf } from './late-note.ts';
import { type PaidLate, takeAndPayLate, tallyOf } from './take-and-pay-late.ts';
import { MovedOn } from './while-nothing-moves.ts';

const bothOf = (one: PaidLate, other: PaidLate): PaidLate => ({
  paid: tallyOf([one.paid, other.paid]),
  droppedAmount: one.droppedAmount + other.droppedAmount,
  twice: tallyOf([one.twice, other.twice]),
  twiceIn: [...new Set([...one.twiceIn, ...other.twiceIn])],
});

/**
 * Of a payment that nobody began here: what is to be paid and another item holds is taken back, as late payments are, piece
 * by piece: what is paid is no longer among them. Undefined where there is no such thing.
 */
export const payTaken = async (
  transaction: Transaction,
  { reference = '' }: { readonly reference?: string | undefined },
  held: Held,
  holderIds: readonly string[],
): Promise<PaidLate | undefined> => {
  const { batchId } = held.batch;
  const known = [batchId, ...holderIds];
  const note = lateNoteOf({ reference });
  let taken: PaidLate | undefined;
  for (;;) {
    const rows = await transaction.read(readTakenItems(batchId, NAMED_ITEMS_MAX));
    if (rows.length === 0) return taken;
    const itemNos = rows.map(({ itemNo }) => itemNo);
    const groups = await transaction.read(lockLateGroups(batchId, itemNos, note));
    if (holdersIn(groups).some((id) => !known.includes(id)))
      throw new MovedOn('another batch holds it by now');
    const piece = await takeAndPayLate(transaction, held, { itemNos, groups, holderIds, note });
    taken = taken ? bothOf(taken, piece) : piece;
  }
};
