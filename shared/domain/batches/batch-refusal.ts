import type { AnswerRefusal } from '../adoption/decide-answer.ts';
import type { ProblemType } from '../basics/problem.ts';
import type { AbortRefusal } from '../payments/decide-abort.ts';
import type { BeginRefusal } from '../payments/decide-begin.ts';
import type { FailuresRefusal } from '../payments/decide-failures.ts';
import type { LateRefusal } from '../payments/decide-late.ts';
import type { RecordingRefusal } from '../payments/decide-recording.ts';
import type { ReturnRefusal } from '../payments/decide-return.ts';
import type { VoteRefusal } from './decide-approval.ts';
import type { CancellationRefusal } from './decide-cancellation.ts';
import type { DropRefusal } from './decide-drop.ts';
import type { WithdrawalRefusal } from './decide-withdrawal.ts';

type OfPayment =
  | AnswerRefusal
  | BeginRefusal
  | FailuresRefusal
  | RecordingRefusal
  | AbortRefusal
  | LateRefusal
  | ReturnRefusal;

/** Why an action on a batch may be refused: each is a problem that the API knows. */
export type BatchRefusal = Extract<
  ProblemType,
  VoteRefusal | WithdrawalRefusal | CancellationRefusal | DropRefusal | OfPayment
>;
