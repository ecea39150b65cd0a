import type { ApiClient, ApiResponse } from '../../support/api-client.ts';
import type { MadeBatch } from '../../support/people.ts';

/** Something that is asked of a batch, whoever asks. */
export type Ask = (who: ApiClient, batch: MadeBatch) => Promise<ApiResponse>;

/** An action below the address of the batch. */
export const post =
  (path: string, body: unknown): Ask =>
  (who, { batchId }) =>
    who.post(`/api/batches/${batchId}/${path}`, body);
