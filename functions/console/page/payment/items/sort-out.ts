import type { BatchItem } from './batch-item.ts';
import { type Choosable, whyNotChosen } from './choosable.ts';
import { type ChosenItem, chosenItem } from './chosen-item.ts';
import type { ListedItem } from './read-item-list.ts';

export type SortedOut = {
  readonly chosen: readonly ChosenItem[];
  /** What was asked for and cannot be chosen, and why. */
  readonly others: readonly { readonly itemNo: number; readonly why: string }[];
};

/** Of what was found, and of what was asked for and not found: which can be chosen. */
export const sortOut = (
  found: readonly BatchItem[],
  choosable: Choosable,
  asked: readonly ListedItem[] = [],
): SortedOut => {
  const reasons = new Map(asked.map(({ itemNo, reason }) => [itemNo, reason]));
  const numbers = new Set(found.map(({ itemNo }) => itemNo));
  const unfit = found.flatMap((item) => {
    const why = whyNotChosen(item, choosable);
    return why ? [{ itemNo: item.itemNo, why }] : [];
  });
  const fit = found.filter((item) => whyNotChosen(item, choosable) === undefined);
  const unknown = asked.filter(({ itemNo }) => !numbers.has(itemNo));
  return {
    chosen: fit.map((item) => chosenItem(item, reasons.get(item.itemNo))),
    others: [...unfit, ...unknown.map(({ itemNo }) => ({ itemNo, why: 'The batch has no such item.' }))],
  };
};
