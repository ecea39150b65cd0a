import type { BatchItem } from './batch-item.ts';

/** An item that somebody has chosen, and what they say of it; of an act that does not ask for one, that stays empty. */
export type ChosenItem = Pick<BatchItem, 'itemNo' | 'commissionId' | 'beneficiary' | 'amount' | 'before'> & {
  readonly reason: string;
  readonly bankReference: string;
  /** null: not said yet. */
  readonly payAgain: boolean | null;
};

export const chosenItem = (
  { itemNo, commissionId, beneficiary, amount, before }: BatchItem,
  reason = '',
): ChosenItem => ({
  ...{ itemNo, commissionId, beneficiary, amount, before },
  ...{ reason, bankReference: '', payAgain: null },
});

/** Chosen again, an item keeps what was said of it, but for a reason that comes with the choice. */
export const withChosen = (
  chosen: readonly ChosenItem[],
  added: readonly ChosenItem[],
): readonly ChosenItem[] => {
  const byNumber = new Map(chosen.map((item) => [item.itemNo, item]));
  for (const item of added) {
    const before = byNumber.get(item.itemNo);
    byNumber.set(item.itemNo, before ? { ...before, reason: item.reason || before.reason } : item);
  }
  return [...byNumber.values()].sort((one, other) => one.itemNo - other.itemNo);
};
