import { hasRole } from '../approvers/has-role.ts';
import { type DutyFacts, type DutyRefusal, dutyRefusal } from '../batches/duty-refusal.ts';

export type AnswerRefusal = 'not-entitled' | 'settling' | 'not-processing' | DutyRefusal;

export type AnswerDecision =
  | { readonly kind: 'refused'; readonly because: AnswerRefusal }
  /** The same was said before. */
  | { readonly kind: 'already_recorded' }
  | { readonly kind: 'answered' };

const refusal = (facts: DutyFacts): AnswerRefusal | undefined => {
  const { caller, batch, seal } = facts;
  if (!hasRole(caller, 'finance')) return 'not-entitled';
  if (batch.settlingSince) return 'settling';
  return dutyRefusal(facts) ?? (seal?.unanswered ? undefined : 'not-processing');
};

/** Who says what the bank did with a batch that the old page had in processing, or that is held since a restore: until then nobody decides on it. */
export const decideAnswer = (facts: DutyFacts & { readonly isRepeat: boolean }): AnswerDecision => {
  const because = refusal(facts);
  if (because === 'not-processing' && facts.isRepeat) return { kind: 'already_recorded' };
  return because ? { kind: 'refused', because } : { kind: 'answered' };
};
