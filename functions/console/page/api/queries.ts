import { queryOptions } from '@tanstack/react-query';
import type { BatchAtAGlance } from '../../../../shared/events/batch-at-a-glance.ts';
import type { BatchBody } from '../../../../shared/events/batch-body.ts';
import { isSameList } from './is-same-list.ts';
import { request } from './request.ts';

/** What the page reads, each under the path it is read from. */
export const reads = <Answer>(path: string) =>
  queryOptions({
    queryKey: [path],
    queryFn: ({ signal }) => request<Answer>({ method: 'GET', path, signal }),
  });

const SETTLING_MILLISECONDS = 2_000;

export const batchQuery = (batchId: string) =>
  queryOptions({
    ...reads<BatchBody>(`/api/batches/${batchId}`),
    // Work in the background is watched to its end.
    refetchInterval: ({ state }) => (state.data?.settling ? SETTLING_MILLISECONDS : 60_000),
  });

/** Of that content: another hash is another summary. Asked again as long as the worker computes it. */
export const summaryQuery = (batchId: string, contentHash: string | null) =>
  queryOptions({
    queryKey: [`/api/batches/${batchId}/summary`, contentHash],
    queryFn: ({ signal }) =>
      request<BatchAtAGlance>({ method: 'GET', path: `/api/batches/${batchId}/summary`, signal }),
    refetchInterval: ({ state }) => (state.data?.state === 'computing' ? SETTLING_MILLISECONDS : false),
  });

/** Rows of another list, under what is asked now, would be taken for the answer. */
const pageBefore =
  (path: string) =>
  <Page>(before: Page | undefined, query?: { readonly queryKey: readonly string[] }): Page | undefined =>
    isSameList(query?.queryKey[0], path) ? before : undefined;

/** A list keeps its rows on the screen while its next page is read. */
export const listQuery = <Answer>(path: string) =>
  queryOptions({ ...reads<Answer>(path), placeholderData: pageBefore(path) });
