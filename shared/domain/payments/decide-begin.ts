import { hasRole } from '../approvers/has-role.ts';
import { type DutyFacts, type DutyRefusal, dutyRefusal } from '../batches/duty-refusal.ts';
import { type ApprovalRefusal, approvalRefusal } from './approval-refusal.ts';
import type { Payment } from './payment.ts';

export type PaymentFacts = DutyFacts & {
  /** null: none has begun. */
  readonly payment: Payment | null;
  /** Whether its items are still what its hash says (holds-content). */
  readonly contentHolds: boolean;
  /** Items that cannot be paid as they stand, and that the request says nothing of. */
  readonly unansweredCount: number;
  /** What was begun, or recorded, is what this asks for. */
  readonly isRepeat: boolean;
};

export type BeginRefusal =
  | 'not-entitled'
  | 'adopted-unanswered'
  | 'not-processing'
  | 'settling'
  | DutyRefusal
  | 'payment-begun'
  | ApprovalRefusal
  | 'drifted';

export type BeginDecision =
  | { readonly kind: 'refused'; readonly because: BeginRefusal }
  /** The caller has begun just this before. */
  | { readonly kind: 'already_recorded' }
  | { readonly kind: 'begun' };

const refusal = (facts: PaymentFacts): BeginRefusal | undefined => {
  const { caller, batch, payment, seal } = facts;
  if (!hasRole(caller, 'finance')) return 'not-entitled';
  if (seal?.unanswered) return 'adopted-unanswered';
  if (batch.status !== 'processing') return 'not-processing';
  if (batch.settlingSince) return 'settling';
  const duty = dutyRefusal(facts);
  if (duty) return duty;
  if (payment) return 'payment-begun';
  return approvalRefusal(facts) ?? (facts.unansweredCount > 0 ? 'drifted' : undefined);
};

/** Decides whether the bank may be paid: the last moment at which votes, content and the ledger are asked. */
export const decideBegin = (facts: PaymentFacts): BeginDecision => {
  const because = refusal(facts);
  if (because === 'payment-begun' && facts.payment?.byUserId === facts.caller.userId && facts.isRepeat) {
    return { kind: 'already_recorded' };
  }
  return because ? { kind: 'refused', because } : { kind: 'begun' };
};
