import type { Role } from '../../../../shared/domain/approvers/approver.ts';

/** What the API says to whoever is without the role. */
export const roleSentence = (role: Role): string =>
  `This takes the role ${role}, and your sign-in does not have it.`;
