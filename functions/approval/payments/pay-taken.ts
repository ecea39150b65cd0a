import type { Transaction } from '../../../shared/aws/transaction.ts';
import { NAMED_ITEMS_MAX } from '../../../shared/events/item-lists.ts';
import { lockLateGroups, readTakenItems } from '../../../shared/sql/payments/late-payments.ts';
import type { Held } from '../actions/lock-batch-for.ts';
import { holdersIn } from './late-items.ts';
import { lateNoteOf } from './late-note.ts';
import { type PaidLate, takeAndPayLate } from './take-and-pay-late.ts';
import { MovedOn } from './while-nothing-moves.ts';

/**
 * Of a payment that nobody began here: what is to be paid and another item holds is taken back, as a late payment is.
 * Undefined where there is no such thing.
 */
export const payTaken = async (
  transaction: Transaction,
  { reference = '' }: { readonly reference?: string | undefined },
  held: Held,
  holderIds: readonly string[],
): Promise<PaidLate | undefined> => {
  const { batchId } = held.batch;
  const rows = await transaction.read(readTakenItems(batchId, NAMED_ITEMS_MAX));
  if (rows.length === 0) return undefined;
  const itemNos = rows.map(({ itemNo }) => itemNo);
  const note = lateNoteOf({ reference });
  const groups = await transaction.read(lockLateGroups(batchId, itemNos, note));
  if (holdersIn(groups).some((id) => !holderIds.includes(id)))
    throw new MovedOn('another batch holds it by now');
  return takeAndPayLate(transaction, held, { itemNos, groups, holderIds, note });
};
