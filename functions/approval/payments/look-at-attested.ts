import type { ApiDeps } from '../http/api-deps.ts';
import type { Behind } from './look-whether-behind.ts';
import type { KnownBeforeBegin } from './payability.ts';

/** What is kept outside of the database of a batch that is about to be paid. */
export type Attestation =
  | { readonly kind: 'attested' }
  /** What it holds is not kept yet. */
  | { readonly kind: 'unlisted' }
  | { readonly kind: 'unread' }
  | Behind;

type LookingDeps = Pick<ApiDeps, 'attested' | 'logger'>;

const unread = ({ logger }: LookingDeps, because: string): Attestation => {
  logger.error('what is kept outside of the database cannot be read, so no payment begins', { because });
  return { kind: 'unread' };
};

const lookForList = async (deps: LookingDeps, batchId: string, contentHash: string): Promise<Attestation> => {
  try {
    return { kind: (await deps.attested.hasList(batchId, contentHash)) ? 'attested' : 'unlisted' };
  } catch (error) {
    return unread(deps, String(error));
  }
};

/** Outside of the transaction: nobody waits behind a lock for what S3 answers. Of a payment that was begun, it is over. */
export const lookAtAttested = async (
  deps: LookingDeps,
  batchId: string,
  { contentHash, payment, looked }: KnownBeforeBegin,
): Promise<Attestation> => {
  if (payment || contentHash === null) return { kind: 'attested' };
  if (looked.kind === 'behind') return looked;
  if (looked.kind === 'unread') return unread(deps, looked.because);
  return lookForList(deps, batchId, contentHash);
};
