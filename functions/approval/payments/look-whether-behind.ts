import { DatabaseBehind } from '../../../shared/domain/basics/failures.ts';
import {
  type AttestedDeps,
  type Looked,
  refuseBehind,
} from '../../../shared/procedures/attestation/refuse-behind.ts';

/** The database lacks what was recorded in it. */
export type Behind = { readonly kind: 'behind'; readonly message: string };

const asBehind = (error: unknown): Behind => {
  if (error instanceof DatabaseBehind) return { kind: 'behind', message: error.message };
  throw error;
};

/** Told instead of thrown: it stands against a payment only once all else allows it. */
export const lookWhetherBehind = (deps: AttestedDeps): Promise<Looked | Behind> =>
  refuseBehind(deps).catch(asBehind);
