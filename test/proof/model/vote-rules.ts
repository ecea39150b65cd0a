import type { Action } from './action.ts';
import { cancelled, driftOf } from './end-rules.ts';
import {
  type Batch,
  type Outcome,
  only,
  type Person,
  refused,
  type State,
  toldOf,
  USERS,
  withBatch,
} from './model-state.ts';

type Vote = Extract<Action, { kind: 'vote' }>;

/** Approvals by people who are approvers now, and were before the batch was made. */
export const countOf = ({ approvers }: State, number: number, votes: Batch['votes']): number =>
  Object.entries(votes).filter(([who, decision]) => {
    const approver = approvers[who as Person];
    return decision === 'approved' && approver?.active && approver.since < number;
  }).length;

/** What only stops an approval: whoever is involved may still say no. */
const involvement = (state: State, { who, batch: number }: Vote, batch: Batch): string | undefined => {
  if ((state.approvers[who]?.since ?? 0) >= number) return 'approver-too-new';
  if (batch.requester === who) return 'own-batch';
  if (batch.items.some(({ beneficiary }) => beneficiary === USERS[who])) return 'beneficiary-conflict';
  if (driftOf(state, batch).length > 0) return 'drifted';
  return batch.overdue ? 'not-pending' : undefined;
};

/** A vote is for the content that was seen. One rejection cancels; enough approvals, and finance may pay. */
export const voteRules = (state: State, vote: Vote): Outcome[] => {
  const { who, batch: number, decision, hash } = vote;
  const batch = state.batches[number - 1];
  if (!state.approvers[who]?.active) return refused(state, 'not-entitled');
  if (!batch) return refused(state, 'not-found');
  if (hash === 'right' && batch.votes[who] === decision) {
    return only(state, toldOf('already_recorded', batch));
  }
  if (batch.status !== 'pending_approval') return refused(state, 'not-pending');
  if (hash === 'wrong') return refused(state, 'stale-content');
  const { [who]: _, ...others } = batch.votes;
  const count = countOf(state, number, others);
  const votes = { ...others, [who]: decision };
  if (decision === 'rejected') return cancelled(state, number, { outcome: 'cancelled', votes, count });
  const because = involvement(state, vote, batch);
  if (because) return refused(state, because);
  const enough = count + 1 >= batch.needs;
  const status = enough ? 'processing' : 'pending_approval';
  const after = { ...batch, votes, count: count + 1, status } as const;
  return only(withBatch(state, number, after), toldOf(enough ? 'approved' : 'recorded', after));
};

/** Takes back one's own vote, as long as nothing has come of it. */
export const withdrawRules = (
  state: State,
  { who, batch: number }: Pick<Vote, 'who' | 'batch'>,
): Outcome[] => {
  const batch = state.batches[number - 1];
  if (!state.approvers[who]?.active) return refused(state, 'not-entitled');
  if (!batch) return refused(state, 'not-found');
  if (batch.status !== 'pending_approval') return refused(state, 'not-pending');
  const { [who]: own, ...votes } = batch.votes;
  if (own === undefined) return only(state, toldOf('already_recorded', batch));
  const after = { ...batch, votes, count: countOf(state, number, votes) };
  return only(withBatch(state, number, after), toldOf('recorded', after));
};
