import type { ProblemType } from '../../../shared/domain/basics/problem.ts';
import { DUTY_REFUSALS } from '../../../shared/domain/batches/duty-refusal.ts';

/** What whoever moves the money of a batch may meet, whatever the action. */
export const DUTY_PROBLEMS: readonly ProblemType[] = [
  ...DUTY_REFUSALS,
  'not-found',
  'settling',
  'idempotency-mismatch',
];
