import { hasRole } from '../approvers/has-role.ts';
import { type DutyFacts, type DutyRefusal, dutyRefusal } from '../batches/duty-refusal.ts';
import type { Payment } from './payment.ts';

export type FailuresRefusal = 'not-entitled' | 'settling' | 'payment-not-begun' | DutyRefusal;

export type FailuresDecision =
  | { readonly kind: 'refused'; readonly because: FailuresRefusal }
  | { readonly kind: 'marked' };

type Facts = DutyFacts & { readonly payment: Payment | null };

const refusal = (facts: Facts): FailuresRefusal | undefined => {
  const { caller, batch, payment } = facts;
  if (!hasRole(caller, 'finance')) return 'not-entitled';
  if (batch.settlingSince) return 'settling';
  const duty = dutyRefusal(facts);
  if (duty) return duty;
  return batch.status === 'processing' && payment?.step === 'begun' ? undefined : 'payment-not-begun';
};

/** What failed at the bank may be said piece by piece, as long as the payment is begun and not recorded. */
export const decideFailures = (facts: Facts): FailuresDecision => {
  const because = refusal(facts);
  return because ? { kind: 'refused', because } : { kind: 'marked' };
};
