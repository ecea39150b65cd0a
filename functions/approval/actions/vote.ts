import type { Transaction } from '../../../shared/aws/transaction.ts';
import type { AuditDetail, NoteOfFact } from '../../../shared/domain/audit/audit-event.ts';
import { epochSeconds } from '../../../shared/domain/basics/epoch-seconds.ts';
import {
  type BatchStanding,
  decideApproval,
  type VoteDecision,
  type VoteRefusal,
} from '../../../shared/domain/batches/decide-approval.ts';
import { lapsedDetail } from '../../../shared/domain/batches/lapsed-detail.ts';
import { approvedNotices } from '../../../shared/domain/notices/approved-notices.ts';
import { rejectedNotice } from '../../../shared/domain/notices/rejected-notice.ts';
import type { VoteInput } from '../../../shared/events/batch-actions.ts';
import { cancelBatch } from '../../../shared/procedures/batches/cancel-batch.ts';
import { approveBatch, setApprovalCount } from '../../../shared/sql/batches/batch-changes.ts';
import { putVote } from '../../../shared/sql/batches/votes.ts';
import type { Acted } from './acted.ts';
import type { Locked } from './lock-batch-for.ts';
import { votesWith } from './votes-with.ts';

/** Somebody who is involved, or not entitled, tried to approve: auditors want to know. */
const RECORDED: readonly VoteRefusal[] = [
  'not-entitled',
  'approver-too-new',
  'own-batch',
  'beneficiary-conflict',
];

const refused = (because: VoteRefusal, vote: VoteInput): Acted => ({
  kind: 'refused',
  because,
  ...(RECORDED.includes(because) && {
    event: { action: 'vote_refused', detail: { because, decision: vote.decision } },
  }),
});

type Counted = Extract<VoteDecision, { readonly approvalCount: number }>;

/** What the batch's stream says of the vote, whatever it led to. */
const detailOf = (
  vote: VoteInput,
  { caller, batch, votes }: Locked,
  { approvalCount }: Counted,
): AuditDetail => ({
  decision: vote.decision,
  contentHash: vote.contentHash,
  approvalCount,
  requiredApprovals: batch.requiredApprovals,
  ...lapsedDetail(votes, batch, caller.userId),
});

/** One that says nothing is told as null. */
const noteOf = ({ notes }: VoteInput): NoteOfFact => ({ field: 'notes', text: notes });

const reject = async (
  transaction: Transaction,
  vote: VoteInput,
  locked: Locked,
  decision: Counted,
): Promise<Acted> => {
  const { caller, at, votes } = locked;
  const { approvalCount } = decision;
  const why = vote.notes ?? '';
  const notes = `Rejected by user #${caller.userId}: ${why}`;
  const { batch, releasedItems } = await cancelBatch(transaction, locked.batch, { approvalCount, notes, at });
  return {
    kind: 'done',
    outcome: 'cancelled',
    event: {
      action: 'batch_rejected',
      detail: { ...detailOf(vote, locked, decision), releasedItems },
      note: noteOf(vote),
    },
    notices: [rejectedNotice(batch, { byUserId: caller.userId, notes: why }, at)],
    batch,
    votes: votesWith(votes, vote, locked),
  };
};

const approve = async (
  transaction: Transaction,
  vote: VoteInput,
  locked: Locked,
  decision: Counted,
): Promise<Acted> => {
  const { caller, at } = locked;
  const { batchId } = locked.batch;
  const { kind, approvalCount } = decision;
  const done = { kind: 'done', votes: votesWith(locked.votes, vote, locked) } as const;
  const told = { detail: detailOf(vote, locked, decision), note: noteOf(vote) };
  if (kind === 'recorded') {
    await transaction.write(setApprovalCount({ batchId, approvalCount }));
    const batch = { ...locked.batch, approvalCount };
    return { ...done, outcome: kind, event: { action: 'vote_recorded', ...told }, notices: [], batch };
  }
  await transaction.write(approveBatch({ batchId, approvalCount, approvedByUserId: caller.userId, at }));
  const batch = { ...locked.batch, approvalCount, status: 'processing', approvedAt: at } as const;
  const event = { action: 'batch_approved', ...told };
  return { ...done, outcome: 'approved', event, notices: approvedNotices(batch, at), batch };
};

/** Decides the vote under the locks, and writes what follows from it. */
export const vote = async (
  transaction: Transaction,
  input: VoteInput,
  locked: Locked,
  standing: BatchStanding,
): Promise<Acted> => {
  const decision = decideApproval(input, { ...locked, standing });
  if (decision.kind === 'refused') return refused(decision.because, input);
  if (decision.kind === 'already_recorded') return { kind: 'unchanged' };
  const { caller, batch, at } = locked;
  await transaction.write(
    putVote({
      batchId: batch.batchId,
      userId: caller.userId,
      decision: input.decision,
      notes: input.notes ?? null,
      contentHash: input.contentHash,
      atSeconds: epochSeconds(at),
    }),
  );
  const follow = decision.kind === 'cancelled' ? reject : approve;
  return follow(transaction, input, locked, decision);
};
