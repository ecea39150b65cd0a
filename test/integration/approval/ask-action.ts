import type { ApiResponse } from '../../support/api-client.ts';
import type { MadeBatch, signedIn } from '../../support/people.ts';

export type People = Awaited<ReturnType<typeof signedIn>>;
export type Headers = Record<string, string>;
/** An action on a batch, by somebody of the demo who may; `changes` go into its body. */
export type Ask = (as: People, batch: MadeBatch, headers?: Headers, changes?: object) => Promise<ApiResponse>;

export const key = (name = 'k-1'): Headers => ({ 'idempotency-key': name });

export const approve =
  (who: 'asha' | 'bimal'): Ask =>
  (as, { batchId, contentHash }, headers, changes = {}) =>
    as[who].post('/approve', { batchId, contentHash, decision: 'approved', ...changes }, headers);
export const withdraw: Ask = (as, { batchId }, headers) =>
  as.asha.post(`/api/batches/${batchId}/withdraw`, undefined, headers);
export const cancel: Ask = (as, { batchId }, headers, changes = {}) =>
  as.om.post(`/api/batches/${batchId}/cancel`, { reason: 'made by mistake', ...changes }, headers);
export const disburse: Ask = (as, { batchId }, headers, changes = {}) =>
  as.farah.post(`/api/batches/${batchId}/disburse`, { reference: 'UTR-1', ...changes }, headers);
