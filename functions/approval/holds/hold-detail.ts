import type { AuditDetail } from '../../../shared/domain/audit/audit-event.ts';
import type { Hold } from '../../../shared/domain/holds/hold.ts';

/** What an event tells of a hold; why it was set is a note beside the event of that. */
export const holdDetail = ({ holdId, subject, until }: Hold): AuditDetail => ({
  ...subject,
  holdId,
  until: until?.toISOString() ?? null,
});
