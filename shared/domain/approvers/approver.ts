import { hasRole } from './has-role.ts';

/** What a sign-in may be entitled to, in the order in which they are stored. Each includes viewer and nothing else. */
export const ROLES = ['viewer', 'operator', 'approver', 'finance', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** A row of mlm_payout_approvers: one sign-in of one person. */
export type Approver = {
  readonly userId: string;
  readonly issuer: string;
  readonly subject: string;
  readonly roles: readonly Role[];
  readonly active: boolean;
  /** An approval counts only for batches made later. */
  readonly activeSince: Date;
};

export type Entitlement = Pick<Approver, 'userId' | 'issuer' | 'subject' | 'roles'>;

export type ApproverPlan =
  | { readonly kind: 'unchanged'; readonly approver: Approver }
  | { readonly kind: 'belongs_to_another'; readonly userId: string }
  | { readonly kind: 'added' | 'changed'; readonly approver: Approver };

/** Each role once, in the order of ROLES: equal sets are equal texts. */
export const inRoleOrder = (roles: readonly Role[]): Role[] => ROLES.filter((role) => roles.includes(role));

/** What adding an entitlement makes of what is stored for the same issuer and subject; decides, touches nothing. */
export const planApprover = (
  stored: Approver | undefined,
  { roles: asked, ...identity }: Entitlement,
  now: Date,
): ApproverPlan => {
  const roles = inRoleOrder(asked);
  if (stored && stored.userId !== identity.userId) {
    return { kind: 'belongs_to_another', userId: stored.userId };
  }
  if (!stored?.active) {
    return { kind: 'added', approver: { ...identity, roles, active: true, activeSince: now } };
  }
  if (stored.roles.join() === roles.join()) return { kind: 'unchanged', approver: stored };
  // Whoever becomes an approver now has no say in the batches that are there already.
  const gained = roles.includes('approver') && !stored.roles.includes('approver');
  return {
    kind: 'changed',
    approver: { ...stored, roles, activeSince: gained ? now : stored.activeSince },
  };
};

/** What the sign-in may do afterwards and could not before: with none, nothing but rights were taken away. */
export const gainedRoles = (before: Approver | undefined, after: Approver): Role[] =>
  after.roles.filter((role) => before === undefined || !hasRole(before, role));
