import { useQuery } from '@tanstack/react-query';
import { paiseFrom } from '../../../../shared/domain/basics/money.ts';
import type { BatchBody } from '../../../../shared/events/batch-body.ts';
import { reads } from '../api/queries.ts';
import type { ItemsFound } from './items/batch-item.ts';
import { itemsPath } from './items/items-path.ts';
import type { Marked } from './moments/marked.ts';

/** What was named as failed since the payment began; undefined while it is not known. */
export const useMarked = ({ batchId, payment }: BatchBody): Marked | undefined => {
  const { data } = useQuery({
    ...reads<ItemsFound>(itemsPath(batchId, { mark: 'failed' })),
    enabled: payment !== null,
  });
  if (!data?.sum) return undefined;
  const { items, sum } = data;
  return { items, tally: { count: sum.count, amount: paiseFrom(sum.amount) } };
};
