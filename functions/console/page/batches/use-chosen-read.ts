import { useQueries } from '@tanstack/react-query';
import type { BatchBody } from '../../../../shared/events/batch-body.ts';
import { reads } from '../api/queries.ts';
import { useMe } from '../session/me.ts';
import type { ChosenBatch } from './chosen-batch.ts';
import { leftOutBecause } from './left-out-because.ts';

/** A chosen batch as it is now. */
export type ChosenRead =
  | { readonly kind: 'reading'; readonly chosen: ChosenBatch }
  | { readonly kind: 'left out'; readonly chosen: ChosenBatch; readonly because: string }
  | { readonly kind: 'remains'; readonly chosen: ChosenBatch; readonly batch: BatchBody };

/** Reads each chosen batch anew: what the list said is not what is signed. */
export const useChosenRead = (chosen: readonly ChosenBatch[]): readonly ChosenRead[] => {
  const { userId } = useMe();
  const queries = chosen.map(({ batchId }) => ({
    ...reads<BatchBody>(`/api/batches/${batchId}`),
    staleTime: 0,
  }));
  const answers = useQueries({ queries });
  return chosen.map((each, index): ChosenRead => {
    const { data, error, isFetchedAfterMount } = answers[index] ?? {};
    if (error) return { kind: 'left out', chosen: each, because: error.message };
    if (!data || !isFetchedAfterMount) return { kind: 'reading', chosen: each };
    const because = leftOutBecause(each, data, userId);
    return because
      ? { kind: 'left out', chosen: each, because }
      : { kind: 'remains', chosen: each, batch: data };
  });
};
