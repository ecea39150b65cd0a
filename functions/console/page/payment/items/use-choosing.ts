import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import type { BatchItem } from './batch-item.ts';
import type { Choosable } from './choosable.ts';
import type { ChosenItem } from './chosen-item.ts';
import type { ListedItem } from './read-item-list.ts';
import { type SortedOut, sortOut } from './sort-out.ts';

type Wanted = {
  readonly asked?: readonly ListedItem[];
  readonly read: (queries: QueryClient) => Promise<readonly BatchItem[]>;
};

/** Chooses many at once, after they were read: what of them can be chosen is, the others are told. */
export const useChoosing = (choosable: Choosable, add: (chosen: readonly ChosenItem[]) => void) => {
  const queries = useQueryClient();
  return useMutation<SortedOut, Error, Wanted>({
    mutationFn: async ({ asked, read }) => sortOut(await read(queries), choosable, asked),
    onSuccess: ({ chosen }) => add(chosen),
  });
};
