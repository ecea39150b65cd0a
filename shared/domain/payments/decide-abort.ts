import type { DutyFacts } from '../batches/duty-refusal.ts';
import { decideFailures, type FailuresRefusal } from './decide-failures.ts';
import type { Payment } from './payment.ts';

export type AbortRefusal = FailuresRefusal | 'payment-begun';

export type AbortDecision =
  | { readonly kind: 'refused'; readonly because: AbortRefusal }
  /** alone: whoever began it has, because nobody else could. */
  | { readonly kind: 'aborted'; readonly alone: boolean };

export type AbortFacts = DutyFacts & {
  readonly payment: Payment | null;
  /** Active people of finance beside the caller whom the duties allow to pay this batch. */
  readonly otherPayers: number;
};

/**
 * That the bank paid nothing makes all of it payable again: it takes other eyes than those that began it, where there are
 * any.
 */
export const decideAbort = (facts: AbortFacts): AbortDecision => {
  const decision = decideFailures(facts);
  if (decision.kind === 'refused') return decision;
  const alone = facts.payment?.byUserId === facts.caller.userId;
  if (alone && facts.otherPayers > 0) return { kind: 'refused', because: 'payment-begun' };
  return { kind: 'aborted', alone };
};
