import { useQuery } from '@tanstack/react-query';
import type { BatchBody } from '../../../../../shared/events/batch-body.ts';
import { reads } from '../../api/queries.ts';
import type { BatchItem, ItemsFound } from '../items/batch-item.ts';
import { itemsPath } from '../items/items-path.ts';

export type DriftItems = ReadonlyMap<number, BatchItem>;

/** The items that something stands against, as the batch has them: whom they pay, and how much. */
export const useDriftItems = ({ batchId, drift }: BatchBody): DriftItems => {
  const numbers = drift.items.map(({ itemNo }) => itemNo);
  const { data } = useQuery({
    ...reads<ItemsFound>(itemsPath(batchId, { numbers })),
    enabled: numbers.length > 0,
  });
  return new Map(data?.items.map((item) => [item.itemNo, item]));
};

export const amountsOf = (items: DriftItems): ReadonlyMap<number, string> =>
  new Map([...items].map(([itemNo, { amount }]) => [itemNo, amount]));
