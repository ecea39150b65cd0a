import { type Batch, type Person, USERS } from './model-state.ts';

const FINANCE: readonly Person[] = ['farah', 'asha', 'dev'];

/** Who of them may move the money of the batch. */
export const payersOf = (batch: Batch): Person[] => FINANCE.filter((who) => !dutyAgainst(who, batch));

export const isFinance = (who: Person): boolean => FINANCE.includes(who);

/** Who asked for it, is paid by it or has said yes to it does not move its money; the last may where it was made so. */
export const dutyAgainst = (who: Person, batch: Batch): string | undefined => {
  if (batch.requester === who) return 'own-batch';
  if (batch.items.some(({ beneficiary }) => beneficiary === USERS[who])) return 'beneficiary-conflict';
  return batch.votes[who] === 'approved' && !batch.payerMayApprove ? 'approver-pays' : undefined;
};
