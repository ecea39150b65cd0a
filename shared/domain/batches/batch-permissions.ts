import type { ProblemType } from '../basics/problem.ts';
import { decideApproval, type VoteFacts } from './decide-approval.ts';
import { decideCancellation } from './decide-cancellation.ts';
import { decideDisbursement } from './decide-disbursement.ts';
import { decideWithdrawal } from './decide-withdrawal.ts';

export const BATCH_ACTIONS = ['approve', 'reject', 'withdraw', 'cancel', 'disburse'] as const;
export type BatchAction = (typeof BATCH_ACTIONS)[number];

/** true, or the problem that the action would meet. */
export type BatchPermissions = Readonly<Record<BatchAction, true | ProblemType>>;

type Decided = { readonly kind: string; readonly because?: ProblemType };

const permission = ({ because }: Decided): true | ProblemType => because ?? true;

/** What the caller may do with the batch as it stands, decided by the very functions that decide it then. */
export const batchPermissions = (facts: VoteFacts): BatchPermissions => {
  const { caller, batch, seal, votes } = facts;
  const { paysCaller } = facts.standing;
  const contentHash = batch.contentHash ?? '';
  return {
    approve: permission(decideApproval({ decision: 'approved', contentHash }, facts)),
    reject: permission(decideApproval({ decision: 'rejected', contentHash }, facts)),
    withdraw: permission(decideWithdrawal(facts)),
    cancel: permission(decideCancellation({ caller, batch, seal, votes, paysCaller })),
    // Drifted items are named as failed in the request, so they forbid nothing yet; the content is looked at when it is paid.
    disburse: permission(
      decideDisbursement([], {
        caller,
        batch,
        seal,
        votes,
        paysCaller,
        contentHolds: true,
        driftedItemNos: [],
      }),
    ),
  };
};
