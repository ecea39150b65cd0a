import { hasRole } from '../approvers/has-role.ts';
import { isUnderWay, type Payment } from '../payments/payment.ts';
import { type DutyFacts, type DutyRefusal, dutyRefusal } from './duty-refusal.ts';

export type CancellationRefusal =
  | 'not-entitled'
  | 'not-pending'
  | 'adopted-unanswered'
  | 'settling'
  | 'payment-begun'
  | DutyRefusal;

export type CancellationDecision =
  | { readonly kind: 'refused'; readonly because: CancellationRefusal }
  | { readonly kind: 'cancelled' };

type CancellationFacts = DutyFacts & { readonly payment: Payment | null };

/** Of an approved batch, whose money may be on its way. */
const refusalOnceApproved = (facts: CancellationFacts): CancellationRefusal | undefined => {
  const { caller, batch, payment } = facts;
  if (!hasRole(caller, 'finance')) return 'not-entitled';
  if (batch.settlingSince) return 'settling';
  return dutyRefusal(facts) ?? (isUnderWay(payment) ? 'payment-begun' : undefined);
};

const refusal = (facts: CancellationFacts): CancellationRefusal | undefined => {
  const { caller, batch, seal } = facts;
  const mayAny = hasRole(caller, 'operator') || hasRole(caller, 'finance');
  if (!mayAny) return 'not-entitled';
  if (seal?.unanswered) return 'adopted-unanswered';
  if (batch.status === 'processing') return refusalOnceApproved(facts);
  if (batch.status !== 'pending_approval') return 'not-pending';
  return hasRole(caller, 'operator') ? undefined : 'not-entitled';
};

/** A pending batch is the operator's to cancel; an approved one finance's, as long as its payment has not begun. */
export const decideCancellation = (facts: CancellationFacts): CancellationDecision => {
  const because = refusal(facts);
  return because ? { kind: 'refused', because } : { kind: 'cancelled' };
};
