import type { ApiClient, ApiResponse } from '../../support/api-client.ts';
import type { BatchInEachState } from '../../support/batch-in-each-state.ts';
import type { RefusalType } from '../../support/expect-refused.ts';
import type { signedIn } from '../../support/people.ts';

export type State = keyof BatchInEachState;
export type Facts = {
  readonly as: Awaited<ReturnType<typeof signedIn>> & {
    readonly [name in 'omAsApprover' | 'newcomer']: ApiClient;
  };
  readonly batches: BatchInEachState;
};
export type Ask = (facts: Facts) => Promise<ApiResponse>;
export type Who = keyof Facts['as'];

/** What is wrong with it, the request, and what it is answered: the problem, and what its detail must say. */
export type RefusedRequest = readonly [given: string, ask: Ask, type: RefusalType, says: RegExp];

type Changes = Readonly<Record<string, unknown>>;
export type Headers = Readonly<Record<string, string>>;

/** A vote that would be counted, but for the changes. */
export const vote =
  (
    changes: Changes,
    { who = 'asha', state = 'pending', headers = {} }: { who?: Who; state?: State; headers?: Headers } = {},
  ): Ask =>
  ({ as, batches: { [state]: batch } }) => {
    const { batchId, contentHash } = batch;
    return as[who].post('/approve', { batchId, decision: 'approved', contentHash, ...changes }, headers);
  };

export const act =
  (
    who: Who,
    action: 'withdraw' | 'cancel' | 'disburse',
    state: State,
    body?: unknown,
    headers?: Headers,
  ): Ask =>
  ({ as, batches: { [state]: batch } }) =>
    as[who].post(`/api/batches/${batch.batchId}/${action}`, body, headers);

export const get =
  (path: string): Ask =>
  ({ as }) =>
    as.vani.get(path);

export const post =
  (who: Who, path: string, body?: unknown, headers?: Headers): Ask =>
  ({ as }) =>
    as[who].post(path, body, headers);

/** As it is, with whatever content type. */
export const sendText =
  (text: string | undefined, headers: Headers = { 'content-type': 'application/json' }): Ask =>
  ({ as }) =>
    as.asha.send('POST', '/approve', { headers, body: text });
