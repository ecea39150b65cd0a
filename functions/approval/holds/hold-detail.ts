import type { AuditDetail } from '../../../shared/domain/audit/audit-event.ts';
import type { Hold } from '../../../shared/domain/holds/hold.ts';

/** What an event tells of a hold. */
export const holdDetail = ({ holdId, subject, reason, until }: Hold): AuditDetail => ({
  ...subject,
  holdId,
  reason,
  until: until?.toISOString() ?? null,
});
