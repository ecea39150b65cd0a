import type { Action } from './action.ts';
import { cancelled, driftOf } from './end-rules.ts';
import {
  type Batch,
  isOfContent,
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

/** An approver now, whom the host has not deleted. */
const isApprover = ({ approvers, deleted }: State, who: Person): boolean =>
  approvers[who]?.active === true && !deleted.includes(who);

/** And was one before the batch was made. */
const counts = (state: State, number: number, who: Person): boolean =>
  isApprover(state, who) && (state.approvers[who]?.since ?? 0) < number;

const isCounted = ({ batches }: State, number: number, who: Person): boolean => {
  const batch = batches[number - 1];
  return batch !== undefined && isOfContent(batch, who);
};

/** Approvals of a pending batch, of what it is now, by people who may. */
export const countOf = (state: State, number: number, votes: Batch['votes']): number =>
  Object.entries(votes).filter(
    ([who, decision]) =>
      decision === 'approved' &&
      isCounted(state, number, who as Person) &&
      counts(state, number, who as Person),
  ).length;

/** What is shown of a batch that is left as it is. */
const asShown = (state: State, number: number, batch: Batch): Batch =>
  batch.status === 'pending_approval' ? { ...batch, count: countOf(state, number, batch.votes) } : batch;

/** A vote that was given: of a pending batch, one that still counts. */
const isStored = (state: State, { who, batch: number, decision, hash }: Vote, batch: Batch): boolean =>
  hash === 'right' &&
  batch.votes[who] === decision &&
  batch.votedOn[who] === batch.seen &&
  (batch.status !== 'pending_approval' || (isOfContent(batch, who) && counts(state, number, who)));

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
  if (!isApprover(state, who)) return refused(state, 'not-entitled');
  if (!batch) return refused(state, 'not-found');
  if (isStored(state, vote, batch)) {
    return only(state, toldOf('already_recorded', asShown(state, number, batch)));
  }
  if (batch.status !== 'pending_approval') return refused(state, 'not-pending');
  if (hash === 'wrong' || batch.seen !== batch.content) return refused(state, 'stale-content');
  const { [who]: _, ...others } = batch.votes;
  const count = countOf(state, number, others);
  const votes = { ...others, [who]: decision };
  const votedOn = { ...batch.votedOn, [who]: batch.content };
  if (decision === 'rejected') {
    return cancelled(state, number, { outcome: 'cancelled', votes, votedOn, count });
  }
  const because = involvement(state, vote, batch);
  if (because) return refused(state, because);
  const enough = count + 1 >= batch.needs;
  const status = enough ? 'processing' : 'pending_approval';
  const after = { ...batch, votes, votedOn, count: count + 1, status } as const;
  return only(withBatch(state, number, after), toldOf(enough ? 'approved' : 'recorded', after));
};

/** Takes back one's own vote, as long as nothing has come of it. */
export const withdrawRules = (
  state: State,
  { who, batch: number }: Pick<Vote, 'who' | 'batch'>,
): Outcome[] => {
  const batch = state.batches[number - 1];
  if (!isApprover(state, who)) return refused(state, 'not-entitled');
  if (!batch) return refused(state, 'not-found');
  if (batch.status !== 'pending_approval') return refused(state, 'not-pending');
  const { [who]: own, ...votes } = batch.votes;
  if (own === undefined) return only(state, toldOf('already_recorded', asShown(state, number, batch)));
  const after = { ...batch, votes, count: countOf(state, number, votes) };
  return only(withBatch(state, number, after), toldOf('recorded', after));
};
