import type { Role } from '../../../../shared/domain/approvers/approver.ts';

/** What each role lets people do, to whoever gives it. */
export const ROLE_MEANINGS: Readonly<Record<Role, string>> = {
  viewer: 'Sees everything, and takes away files. Every other role includes it.',
  operator: 'Asks for runs, holds and frees commissions, drops what cannot be paid.',
  approver: 'Approves and rejects batches that are made from now on.',
  finance: 'Begins payments, and records what the bank did.',
  admin: 'Changes settings and roles, and confirms what other admins offer.',
};
