import { decideAbort } from '../payments/decide-abort.ts';
import { decideBegin } from '../payments/decide-begin.ts';
import { decideFailures } from '../payments/decide-failures.ts';
import { decideLate } from '../payments/decide-late.ts';
import { decideRecording } from '../payments/decide-recording.ts';
import { decideReturn } from '../payments/decide-return.ts';
import type { Payment } from '../payments/payment.ts';
import type { BatchRefusal } from './batch-refusal.ts';
import { decideApproval, type VoteFacts } from './decide-approval.ts';
import { decideCancellation } from './decide-cancellation.ts';
import { decideDrop } from './decide-drop.ts';
import { decideWithdrawal } from './decide-withdrawal.ts';

export const BATCH_ACTIONS = [
  'approve',
  'reject',
  'withdraw',
  'cancel',
  'drop',
  'begin',
  'failures',
  'abort',
  'disburse',
  'late',
  'return',
] as const;
export type BatchAction = (typeof BATCH_ACTIONS)[number];

/** true, or the problem that the action would meet. */
export type BatchPermissions = Readonly<Record<BatchAction, true | BatchRefusal>>;

type Decided = { readonly kind: string; readonly because?: BatchRefusal };

const permission = ({ because }: Decided): true | BatchRefusal => because ?? true;

export type PermissionFacts = VoteFacts & { readonly payment: Payment | null };

/** What the caller may do with the batch as it stands, decided by the very functions that decide it then. */
export const batchPermissions = (facts: PermissionFacts): BatchPermissions => {
  const contentHash = facts.batch.contentHash ?? '';
  const { paysCaller, driftCount } = facts.standing;
  // Items are named in the requests, so drift forbids nothing yet; the content is looked at, and whoever else may abort counted, when it is done.
  const asked = { ...facts, paysCaller, contentHolds: true, unansweredCount: 0, isRepeat: false };
  return {
    approve: permission(decideApproval({ decision: 'approved', contentHash }, facts)),
    reject: permission(decideApproval({ decision: 'rejected', contentHash }, facts)),
    withdraw: permission(decideWithdrawal(facts)),
    cancel: permission(decideCancellation(asked)),
    drop: permission(decideDrop({ ...facts, driftCount })),
    begin: permission(decideBegin(asked)),
    failures: permission(decideFailures(asked)),
    abort: permission(decideAbort({ ...asked, otherPayers: 0 })),
    disburse: permission(decideRecording(asked)),
    late: permission(decideLate(asked)),
    return: permission(decideReturn(asked)),
  };
};
