import type { AuditAuthor } from '../../../shared/domain/audit/audit-author.ts';
import type { OpsDeps } from './ops-deps.ts';

/**
 * The operator who asked for a change. IAM decides who may ask; what a caller says of itself is not verified, but the
 * request id leads to the entry of CloudTrail that is.
 */
export const opsAuthor = (
  { requestId }: OpsDeps,
  { reason, actor }: { readonly reason: string; readonly actor: string },
): AuditAuthor => ({ actor: `unverified: ${actor}`, detail: { reason, requestId } });
