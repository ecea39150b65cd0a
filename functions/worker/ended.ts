import type { AuditDetail } from '../../shared/domain/audit/audit-event.ts';

/** What the batch's stream says once all of its items are settled. */
export type Ended = { readonly action: string; readonly detail: AuditDetail; readonly at: Date };
