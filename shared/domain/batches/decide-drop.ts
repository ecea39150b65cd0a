import type { Approver } from '../approvers/approver.ts';
import { hasRole } from '../approvers/has-role.ts';
import type { Batch } from './batch.ts';
import { isAsSealed, type Seal } from './seal.ts';

export type DropRefusal = 'not-entitled' | 'not-pending' | 'stale-content';

export type DropDecision =
  | { readonly kind: 'refused'; readonly because: DropRefusal }
  /** Nothing has drifted: there is nothing to do. */
  | { readonly kind: 'already_recorded' }
  | { readonly kind: 'dropped' };

type DropFacts = {
  readonly caller: Approver;
  readonly batch: Batch;
  readonly seal: Seal | null;
  /** Open items that cannot be paid as they were approved. */
  readonly driftCount: number;
};

/** One changed commission must not cost all others their pay: what has drifted leaves the batch, and the rest is approved anew. */
export const decideDrop = ({ caller, batch, seal, driftCount }: DropFacts): DropDecision => {
  if (!hasRole(caller, 'operator')) return { kind: 'refused', because: 'not-entitled' };
  if (batch.status !== 'pending_approval') return { kind: 'refused', because: 'not-pending' };
  if (!isAsSealed(batch, seal)) return { kind: 'refused', because: 'stale-content' };
  return { kind: driftCount > 0 ? 'dropped' : 'already_recorded' };
};
