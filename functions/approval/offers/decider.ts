import type { Transaction } from '../../../shared/aws/transaction.ts';
import { HOUR } from '../../../shared/domain/basics/durations.ts';
import type { Decider } from '../../../shared/domain/offers/decide-on-offer.ts';
import { type Offer, WAIT_HOURS } from '../../../shared/domain/offers/offer.ts';
import { type Caller, lockCaller } from '../../../shared/sql/approvers/callers.ts';
import { readRemovedAdmin } from '../../../shared/sql/approvers/standing-sign-ins.ts';

/** The caller as of this transaction, with what an offer asks of them. */
export const readDecider = async (
  transaction: Pick<Transaction, 'read'>,
  known: Caller,
  { offeredAt }: Pick<Offer, 'offeredAt'>,
): Promise<Decider> => {
  const [caller = { ...known, active: false }] = await transaction.read(lockCaller(known));
  if (caller.active) return { ...caller, removedSince: false };
  // Whoever declares an emergency may have removed beforehand who would have refused it.
  const since = new Date(offeredAt.getTime() - WAIT_HOURS * HOUR);
  const removed = await transaction.read(readRemovedAdmin(known, since));
  return { ...caller, removedSince: removed.length > 0 };
};
