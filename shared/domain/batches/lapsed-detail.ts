import type { AuditDetail } from '../audit/audit-event.ts';
import { approves, type Vote } from './vote.ts';

/**
 * Whose approvals of this very content a count leaves out, beside those of the person whom the event is of: the host deletes
 * its users without a word, so whatever counts next says it.
 */
export const lapsedDetail = (
  votes: readonly Vote[],
  batch: { readonly contentHash: string | null },
  beside: string,
): AuditDetail => {
  const lapsed = votes.filter((vote) => approves(vote, batch) && !vote.entitled && vote.userId !== beside);
  return lapsed.length > 0 ? { lapsed: lapsed.map(({ userId }) => userId) } : {};
};
