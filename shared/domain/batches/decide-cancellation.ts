import type { Approver } from '../approvers/approver.ts';
import { hasRole } from '../approvers/has-role.ts';
import { type DutyFacts, type DutyRefusal, dutyRefusal } from './duty-refusal.ts';

export type CancellationRefusal = 'not-entitled' | 'not-pending' | 'settling' | DutyRefusal;

export type CancellationDecision =
  | { readonly kind: 'refused'; readonly because: CancellationRefusal }
  | { readonly kind: 'cancelled' };

const mayAny = (caller: Approver): boolean => hasRole(caller, 'operator') || hasRole(caller, 'finance');

/** Of an approved batch, whose money may be on its way. */
const refusalOnceApproved = (facts: DutyFacts): CancellationRefusal | undefined => {
  if (!hasRole(facts.caller, 'finance')) return 'not-entitled';
  return facts.batch.settlingSince ? 'settling' : dutyRefusal(facts);
};

const refusal = (facts: DutyFacts): CancellationRefusal | undefined => {
  const { caller, batch } = facts;
  if (!mayAny(caller)) return 'not-entitled';
  if (batch.status === 'processing') return refusalOnceApproved(facts);
  if (batch.status !== 'pending_approval') return 'not-pending';
  return hasRole(caller, 'operator') ? undefined : 'not-entitled';
};

/** A pending batch is the operator's to cancel; an approved one finance's, as long as its payment has not begun. */
export const decideCancellation = (facts: DutyFacts): CancellationDecision => {
  const because = refusal(facts);
  return because ? { kind: 'refused', because } : { kind: 'cancelled' };
};
