import type { Approver } from '../../domain/approvers/approver.ts';
import { type EntitlementChange, entitlementFact } from '../../domain/approvers/entitlement-fact.ts';
import { type AuditAuthor, factBy } from '../../domain/audit/audit-author.ts';
import type { AuditFact } from '../../domain/audit/audit-event.ts';
import type { RecountedBatch } from '../../events/approvers-command.ts';

type Changed = {
  readonly change: EntitlementChange;
  readonly before: Approver | undefined;
  readonly after: Approver;
  readonly recounted: readonly RecountedBatch[];
  readonly occurredAt: Date;
};

/** The change of a sign-in by its author, with what it did to votes. */
export const entitlementEvent = (
  author: AuditAuthor,
  { change, before, after, recounted, occurredAt }: Changed,
): AuditFact => {
  const { detail, ...fact } = entitlementFact(change, before, after);
  return factBy(author, {
    ...fact,
    detail: { ...detail, ...(recounted.length > 0 && { recounted }) },
    occurredAt,
  });
};
