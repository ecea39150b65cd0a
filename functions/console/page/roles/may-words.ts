import type { Role } from '../../../../shared/domain/approvers/approver.ts';
import { roleWords } from './role-words.ts';

/** What somebody may do, as a sentence goes on after their name. */
export const mayWords = (roles: readonly Role[] | null): string => {
  if (roles === null || roles.length === 0) return 'may do nothing';
  return roles.every((role) => role === 'viewer') ? 'may look on (viewer)' : `may act as ${roleWords(roles)}`;
};
