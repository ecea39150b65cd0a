import type { BatchBody } from '../../../../shared/events/batch-body.ts';
import { useMe } from '../session/me.ts';

/** Whether whoever is signed in has an approval in it that counts. */
export const useHasVoted = ({ votes }: BatchBody): boolean => {
  const { userId } = useMe();
  return votes.some((vote) => vote.userId === userId && vote.decision === 'approved' && vote.counts);
};
