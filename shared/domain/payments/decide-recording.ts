import { hasRole } from '../approvers/has-role.ts';
import { type DutyRefusal, dutyRefusal } from '../batches/duty-refusal.ts';
import { approvalRefusal } from './approval-refusal.ts';
import type { PaymentFacts } from './decide-begin.ts';

export type RecordingRefusal =
  | 'not-entitled'
  | 'adopted-unanswered'
  | 'settling'
  | 'not-processing'
  | DutyRefusal
  | 'stale-content'
  | 'drifted';

export type RecordingDecision =
  | { readonly kind: 'refused'; readonly because: RecordingRefusal }
  | { readonly kind: 'already_recorded' }
  | { readonly kind: 'recorded' };

/** Once it is begun, what finance says of the bank is the truth: nothing but who says it is asked any more. */
const refusalUnbegun = (facts: PaymentFacts): RecordingRefusal | undefined =>
  approvalRefusal(facts) ?? (facts.unansweredCount > 0 ? 'drifted' : undefined);

const refusal = (facts: PaymentFacts): RecordingRefusal | undefined => {
  const { caller, batch, payment, seal } = facts;
  if (!hasRole(caller, 'finance')) return 'not-entitled';
  if (seal?.unanswered) return 'adopted-unanswered';
  if (batch.status !== 'processing') return 'not-processing';
  if (batch.settlingSince) return 'settling';
  return dutyRefusal(facts) ?? (payment?.step === 'begun' ? undefined : refusalUnbegun(facts));
};

/** Decides whether what the bank paid may be recorded. */
export const decideRecording = (facts: PaymentFacts): RecordingDecision => {
  const because = refusal(facts);
  if (because === 'not-processing' && facts.batch.status === 'completed' && facts.isRepeat) {
    return { kind: 'already_recorded' };
  }
  return because ? { kind: 'refused', because } : { kind: 'recorded' };
};
