import type { Batch } from '../../../shared/domain/batches/batch.ts';
import { ApiProblem } from '../http/api-problem.ts';
import type { Attestation } from './look-at-attested.ts';

/** It is about to be kept: whoever begins waits for it. */
export class Unlisted extends Error {
  override readonly name = 'Unlisted';
  readonly contentHash: string;

  constructor(contentHash: string) {
    super('its list is not kept yet');
    this.contentHash = contentHash;
  }
}

/**
 * Thrown where all else allows it: money goes only where a database that is restored from a backup can be told that it went.
 * What the bank has paid is recorded whatever is kept.
 */
export const refuseUnattested = (attestation: Attestation, { batchReference, contentHash }: Batch): void => {
  if (attestation.kind === 'attested') return;
  if (attestation.kind === 'unlisted') throw new Unlisted(contentHash ?? '');
  if (attestation.kind === 'behind') throw new ApiProblem('database-behind', attestation.message);
  throw new ApiProblem(
    'unattested',
    `What is kept outside of the database cannot be read just now, so whether it lacks a payment is not known: nothing of batch ${batchReference} has begun. Send it again in a while; if it stays so, tell whoever operates it: the log of the API says why.`,
  );
};
