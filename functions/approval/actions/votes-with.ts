import { hasRole } from '../../../shared/domain/approvers/has-role.ts';
import { epochSeconds, instantOf } from '../../../shared/domain/basics/epoch-seconds.ts';
import type { Vote } from '../../../shared/domain/batches/vote.ts';
import type { Locked } from './lock-batch-for.ts';

type Said = {
  readonly decision: Vote['decision'];
  readonly notes?: string | undefined;
  readonly contentHash: string | null;
};

/** The votes once the caller has said this, in the order in which they are stored: what a read would find now. */
export const votesWith = (votes: readonly Vote[], said: Said, { caller, batch, at }: Locked): Vote[] => {
  const own: Vote = {
    userId: caller.userId,
    name: caller.name,
    decision: said.decision,
    notes: said.notes ?? null,
    contentHash: said.contentHash,
    at: instantOf(epochSeconds(at)),
    recorded: said.decision === 'approved',
    entitled: hasRole(caller, 'approver') && caller.activeSince < batch.madeAt,
  };
  const others = votes.filter(({ userId }) => userId !== caller.userId);
  return [...others, own].toSorted((a, b) => (BigInt(a.userId) < BigInt(b.userId) ? -1 : 1));
};
