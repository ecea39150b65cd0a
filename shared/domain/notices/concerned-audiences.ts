import type { Role } from '../approvers/approver.ts';
import type { NoticeAudience } from './notice.ts';

/** Admins, and those among whom the affected person is, before or after. */
export const concernedAudiences = (roles: readonly Role[]): NoticeAudience[] => [
  'admin',
  ...(['approver', 'finance'] as const).filter((audience) => roles.includes(audience)),
];
