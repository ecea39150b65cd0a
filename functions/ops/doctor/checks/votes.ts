import { agree } from '../../../../shared/domain/basics/agree.ts';
import { CLI } from '../../../../shared/domain/basics/cli.ts';
import { counted } from '../../../../shared/domain/basics/counted.ts';
import { TOO_FEW_REMEDY } from '../../../../shared/domain/batches/too-few-approvers.ts';
import {
  listTooFewMayApprove,
  listVotesDiffer,
  listVotesOfDeletedUsers,
} from '../../../../shared/sql/doctor/unsound-votes.ts';
import { listingCheck } from '../check/check.ts';
import { rupees } from '../check/wording.ts';

const VOTES = ['mlm_payout_batches', 'mlm_payout_batch_approvals'];

export const votesDiffer = listingCheck({
  name: 'votes_differ',
  needs: VOTES,
  list: ({ parts }) =>
    listVotesDiffer(parts.has('mlm_payout_approvers') && parts.has('mlm_payout_batches.made_at')),
  judge: ({ count }) => ({
    severity: 'warning',
    message: `${counted(count, 'batch', 'batches')} ${agree(count, 'awaits', 'await')} approval although enough votes were cast, or ${agree(count, 'counts', 'count')} others than were cast.`,
    advice: 'Reject it, or have the approvers vote again; a count alone is no approval.',
  }),
});

export const voteOfDeletedUser = listingCheck({
  name: 'vote_of_deleted_user',
  needs: [
    ...VOTES,
    'mlm_payout_approvers',
    'mlm_payout_events.subject_key',
    'mlm_payout_batches.made_at',
    'users',
  ],
  list: () => listVotesOfDeletedUsers(),
  judge: ({ count }) => ({
    severity: 'warning',
    message: `${counted(count, 'approval')} of pending batches ${agree(count, 'is', 'are')} by somebody whom the host has deleted since: ${agree(count, 'it does', 'they do')} not count.`,
    advice: `Another approver has to approve in their place. ${CLI} approvers remove --user-id=<userId> --reason "…" takes the vote out of the count at once; the next vote does so too.`,
  }),
});

export const tooFewMayApprove = listingCheck({
  name: 'too_few_may_approve',
  needs: [
    'mlm_payout_batches.may_approve_count',
    'mlm_payout_approvers',
    'mlm_payout_events.subject_key',
    'users',
  ],
  list: () => listTooFewMayApprove(),
  judge: ({ count, amount }) => ({
    severity: 'warning',
    message: `${counted(count, 'pending batch', 'pending batches')}, ${rupees(amount)}, ${agree(count, 'needs', 'need')} more approvals than there are people who may give one: the others are paid by ${agree(count, 'it', 'them')}, asked for ${agree(count, 'it', 'them')}, or are no approvers any more.`,
    advice: TOO_FEW_REMEDY,
  }),
});
