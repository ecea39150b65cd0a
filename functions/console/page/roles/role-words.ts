import type { Role } from '../../../../shared/domain/approvers/approver.ts';

/** What somebody is entitled to, in a line. */
export const roleWords = (roles: readonly Role[] | null): string =>
  roles === null || roles.length === 0 ? 'nothing' : roles.join(', ');
