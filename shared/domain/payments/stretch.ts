/** Items that lie side by side, both ends included, and cannot be paid as they stand. */
export type Stretch = {
  readonly first: number;
  readonly last: number;
  /** Nothing but a hold stands against them; else the ledger does. */
  readonly held: boolean;
};

export type Unanswered = {
  readonly count: number;
  /** The first of them, as many as a refusal names. */
  readonly itemNos: readonly number[];
};

const NAMED_MAX = 100;

/** What of the stretches nobody has said a word about. */
export const unansweredIn = (
  stretches: readonly Stretch[],
  isAnswered: (itemNo: number, stretch: Stretch) => boolean,
): Unanswered => {
  let count = 0;
  const itemNos: number[] = [];
  for (const stretch of stretches) {
    for (let itemNo = stretch.first; itemNo <= stretch.last; itemNo += 1) {
      if (isAnswered(itemNo, stretch)) continue;
      count += 1;
      if (itemNos.length < NAMED_MAX) itemNos.push(itemNo);
    }
  }
  return { count, itemNos };
};
