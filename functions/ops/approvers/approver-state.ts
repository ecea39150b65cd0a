import type { Approver } from '../../../shared/domain/approvers/approver.ts';
import type { AuditDetail } from '../../../shared/domain/audit/audit-event.ts';
import type { ApproverState, RecountedBatch } from '../../../shared/events/approvers-command.ts';

/** A sign-in as answers have it. */
export const approverState = ({ activeSince, roles, ...approver }: Approver): ApproverState => ({
  ...approver,
  roles: [...roles],
  activeSince: activeSince.toISOString(),
});

/** What the audit trail tells of a sign-in: whose, what it was entitled to before and after, and what that did to votes. */
export const approverDetail = (
  before: Approver | undefined,
  after: Approver,
  recounted: readonly RecountedBatch[],
): AuditDetail => {
  const { userId, issuer, subject } = after;
  const entitlement = ({ roles, active, activeSince }: Approver): AuditDetail => ({
    roles,
    active,
    activeSince: activeSince.toISOString(),
  });
  return {
    userId,
    issuer,
    subject,
    from: before ? entitlement(before) : null,
    to: entitlement(after),
    ...(recounted.length > 0 && { recounted }),
  };
};
