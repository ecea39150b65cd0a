import { DatabaseBehind } from '../../../shared/domain/basics/failures.ts';
import { refuseBehind } from '../../../shared/procedures/attestation/refuse-behind.ts';
import type { ApiDeps } from '../http/api-deps.ts';
import type { Payability } from './payability.ts';

/** What is kept outside of the database of a batch that is about to be paid. */
export type Attestation =
  | { readonly kind: 'attested' }
  /** What it holds is not kept yet. */
  | { readonly kind: 'unlisted' }
  | { readonly kind: 'unread' }
  /** The database lacks what was recorded in it. */
  | { readonly kind: 'behind'; readonly message: string };

type LookingDeps = Pick<ApiDeps, 'database' | 'attested' | 'now' | 'logger'>;

const asAttestation = (error: unknown): Extract<Attestation, { kind: 'behind' }> => {
  if (error instanceof DatabaseBehind) return { kind: 'behind', message: error.message };
  throw error;
};

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
  { contentHash, payment }: Payability,
): Promise<Attestation> => {
  if (payment || contentHash === null) return { kind: 'attested' };
  const [looked, list] = await Promise.all([
    refuseBehind(deps).catch(asAttestation),
    lookForList(deps, batchId, contentHash),
  ]);
  if (looked.kind === 'unread') return unread(deps, looked.because);
  return looked.kind === 'whole' ? list : looked;
};
