import type { ProblemType } from '../basics/problem.ts';
import type { VoteRefusal } from './decide-approval.ts';
import type { CancellationRefusal } from './decide-cancellation.ts';
import type { DisbursementRefusal } from './decide-disbursement.ts';
import type { WithdrawalRefusal } from './decide-withdrawal.ts';

/** Why an action on a batch may be refused: each is a problem that the API knows. */
export type BatchRefusal = Extract<
  ProblemType,
  VoteRefusal | WithdrawalRefusal | CancellationRefusal | DisbursementRefusal
>;
