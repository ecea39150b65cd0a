import { hasRole } from '../approvers/has-role.ts';
import { type DutyFacts, type DutyRefusal, dutyRefusal } from '../batches/duty-refusal.ts';

export type ReturnRefusal = 'not-entitled' | 'adopted-unanswered' | 'settling' | 'not-paid' | DutyRefusal;

export type ReturnDecision =
  | { readonly kind: 'refused'; readonly because: ReturnRefusal }
  | { readonly kind: 'returned' };

/** `paysCaller`: the items that came back; `paidAmount` of the batch null: nothing of it was ever paid. */
const refusal = (facts: DutyFacts): ReturnRefusal | undefined => {
  const { caller, batch, seal } = facts;
  if (!hasRole(caller, 'finance')) return 'not-entitled';
  if (seal?.unanswered) return 'adopted-unanswered';
  if (batch.settlingSince) return 'settling';
  const duty = dutyRefusal(facts);
  if (duty) return duty;
  const paid = (batch.paidAmount ?? 0n) + batch.lateDroppedAmount;
  return paid > 0n || batch.adopted ? undefined : 'not-paid';
};

/** What was paid may come back for ever after, whatever has become of the batch. */
export const decideReturn = (facts: DutyFacts): ReturnDecision => {
  const because = refusal(facts);
  return because ? { kind: 'refused', because } : { kind: 'returned' };
};
