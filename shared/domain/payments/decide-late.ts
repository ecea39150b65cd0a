import { hasRole } from '../approvers/has-role.ts';
import { type DutyFacts, type DutyRefusal, dutyRefusal } from '../batches/duty-refusal.ts';

export type LateRefusal = 'not-entitled' | 'adopted-unanswered' | 'settling' | 'not-processing' | DutyRefusal;

export type LateDecision =
  | { readonly kind: 'refused'; readonly because: LateRefusal }
  | { readonly kind: 'recorded' };

const refusal = (facts: DutyFacts): LateRefusal | undefined => {
  const { caller, batch, seal } = facts;
  if (!hasRole(caller, 'finance')) return 'not-entitled';
  if (seal?.unanswered) return 'adopted-unanswered';
  // Nothing of it has been at a bank yet.
  if (batch.status === 'pending_approval' || batch.status === 'draft') return 'not-processing';
  return batch.settlingSince ? 'settling' : dutyRefusal(facts);
};

/** A bank may pay at any time what it had called failed: whatever has become of the batch, that can be recorded. */
export const decideLate = (facts: DutyFacts): LateDecision => {
  const because = refusal(facts);
  return because ? { kind: 'refused', because } : { kind: 'recorded' };
};
