import type { Approver } from '../approvers/approver.ts';
import { hasRole } from '../approvers/has-role.ts';
import type { Batch } from './batch.ts';

export type CancellationRefusal = 'not-entitled' | 'not-pending' | 'settling';

export type CancellationDecision =
  | { readonly kind: 'refused'; readonly because: CancellationRefusal }
  | { readonly kind: 'cancelled' };

const refused = (because: CancellationRefusal): CancellationDecision => ({
  kind: 'refused',
  because,
});

/** A pending batch is the operator's to cancel; an approved one finance's, as long as its payment has not begun. */
export const decideCancellation = (caller: Approver, batch: Batch): CancellationDecision => {
  const mayAny = hasRole(caller, 'operator') || hasRole(caller, 'finance');
  if (!mayAny) return refused('not-entitled');
  if (batch.status === 'pending_approval') {
    return hasRole(caller, 'operator') ? { kind: 'cancelled' } : refused('not-entitled');
  }
  if (batch.status !== 'processing') return refused('not-pending');
  if (!hasRole(caller, 'finance')) return refused('not-entitled');
  return batch.settlingSince ? refused('settling') : { kind: 'cancelled' };
};
