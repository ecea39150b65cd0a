import type { Role } from '../../../shared/domain/approvers/approver.ts';
import { CLI } from '../../../shared/domain/basics/cli.ts';

/** What a route says to whoever is without its role, unknown or inactive. */
export const roleText = (role: Role): string =>
  `This takes the role ${role}, and your sign-in does not have it. Whoever has the terminal of this stack gives it: ${CLI} approvers add.`;
