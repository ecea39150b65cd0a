/** An item of the old script that is not yet as it must be, with what is and what should be of its commission. */
export type ItemToAdopt = {
  readonly itemId: string;
  /** NULL: not numbered yet. */
  readonly itemNo: number | null;
  readonly commissionId: string;
  /** The item that is live now. */
  readonly heldByItemId: string | null;
  /** The item that should be. */
  readonly liveItemId: string | null;
  readonly liveBatchId: string | null;
  /** The batch that the ledger's marker names. */
  readonly markedBatchId: string | null;
};

/** What must change; every list without repeats. */
export type AdoptionPlan = {
  /** In the order of their insertion. */
  readonly numberItems: readonly string[];
  readonly unsetItems: readonly string[];
  readonly setItems: readonly string[];
  /** Commissions by the batch that their marker should name; NULL = by none. */
  readonly markers: ReadonlyMap<string | null, readonly string[]>;
};

const unique = (ids: readonly (string | null)[]): string[] => [
  ...new Set(ids.filter((id): id is string => id !== null)),
];

/** Decides from what was read; a commission that is in the chunk twice is decided once. */
export const planAdoption = (items: readonly ItemToAdopt[]): AdoptionPlan => {
  const moved = items.filter(({ heldByItemId, liveItemId }) => heldByItemId !== liveItemId);
  const mismarked = items.filter(({ markedBatchId, liveBatchId }) => markedBatchId !== liveBatchId);
  const byBatch = Map.groupBy(mismarked, ({ liveBatchId }) => liveBatchId);
  return {
    numberItems: items.filter(({ itemNo }) => itemNo === null).map(({ itemId }) => itemId),
    unsetItems: unique(moved.map(({ heldByItemId }) => heldByItemId)),
    setItems: unique(moved.map(({ liveItemId }) => liveItemId)),
    markers: new Map(
      [...byBatch].map(([batchId, of]) => [batchId, unique(of.map(({ commissionId }) => commissionId))]),
    ),
  };
};
