import type { ProblemType } from '../../../shared/domain/basics/problem.ts';

/** What whoever moves the money of a batch may meet, whatever the action. */
export const DUTY_PROBLEMS: readonly ProblemType[] = [
  'own-batch',
  'beneficiary-conflict',
  'approver-pays',
  'not-found',
  'settling',
  'idempotency-mismatch',
];
