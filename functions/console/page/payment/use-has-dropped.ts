import { useQuery } from '@tanstack/react-query';
import type { EventPage } from '../../../../shared/events/batch-body.ts';
import { reads } from '../api/queries.ts';

/** Whether items were dropped from the batch; not, as long as that is not known. */
export const useHasDropped = (batchId: string): boolean => {
  const { data } = useQuery(reads<EventPage>(`/api/batches/${batchId}/events`));
  return data?.items.some(({ action }) => action === 'items_dropped') ?? false;
};
