import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { PreviewResult } from '../../../../shared/events/payout-result.ts';
import { request } from '../api/request.ts';
import { Unheard } from '../api/unheard.ts';
import type { RunPayload } from './read-options.ts';

const TRIES_MAX = 5;

/** What all dry runs are kept under. */
export const DRY_RUNS = ['/api/runs'] as const;

/**
 * What a run with these options would do now; undefined: they cannot be asked. The one before stays while it is counted. One that
 * took too long would take as long again, so only where the API says when to come again is it asked by itself.
 */
export const dryRunQuery = (payload: RunPayload | undefined) =>
  queryOptions({
    queryKey: [...DRY_RUNS, payload ?? null],
    queryFn: ({ signal }) =>
      request<PreviewResult>({
        method: 'POST',
        path: '/api/runs',
        body: { ...payload, dryRun: true },
        signal,
      }),
    enabled: payload !== undefined,
    placeholderData: keepPreviousData,
    retry: (failures, error) =>
      error instanceof Unheard && error.retryAfterSeconds !== undefined && failures < TRIES_MAX,
  });
