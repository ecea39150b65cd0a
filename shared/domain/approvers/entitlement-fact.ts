import type { AuditDetail, AuditFact } from '../audit/audit-event.ts';
import { APPROVERS_STREAM } from '../audit/streams.ts';
import type { Approver } from './approver.ts';
import { subjectKey } from './subject-key.ts';

/** `found`: it stood in its table, and no event said so. */
export type EntitlementChange = 'added' | 'changed' | 'removed' | 'found';

const entitlement = ({ roles, active, activeSince }: Approver): AuditDetail => ({
  roles,
  active,
  activeSince: activeSince.toISOString(),
});

/**
 * What the audit trail tells of a sign-in: whose, what it was entitled to before and after. From then on its row counts as
 * long as it says the same (sql/approvers/as-recorded).
 */
export const entitlementFact = (
  change: EntitlementChange,
  before: Approver | undefined,
  after: Approver,
): Omit<AuditFact, 'actor' | 'occurredAt'> => {
  const { userId, issuer, subject } = after;
  return {
    stream: APPROVERS_STREAM,
    action: `approver_${change}`,
    subjectKey: subjectKey(after),
    detail: {
      userId,
      issuer,
      subject,
      from: before ? entitlement(before) : null,
      to: entitlement(after),
    },
  };
};
