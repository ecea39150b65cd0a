import type { AuditDetail, AuditFact } from '../../shared/domain/audit-event.ts';
import type { OpsDeps } from './ops-deps.ts';

type Change = {
  readonly stream: string;
  readonly action: string;
  readonly detail: AuditDetail;
  readonly occurredAt: Date;
};

/**
 * A change that an operator asked for, as a fact of the audit trail. IAM decides who may ask; what a caller says of itself
 * is not verified, but the request id leads to the entry of CloudTrail that is.
 */
export const opsFact = (
  { requestId }: OpsDeps,
  { reason, actor }: { readonly reason: string; readonly actor: string },
  { detail, ...change }: Change,
): AuditFact => ({ ...change, actor: `unverified: ${actor}`, detail: { reason, requestId, ...detail } });
