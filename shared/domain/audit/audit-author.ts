import type { AuditDetail, AuditFact } from './audit-event.ts';

/** Who makes a change, as its event is to name them; `detail` is what the event tells of their asking: why, and which request. */
export type AuditAuthor = { readonly actor: string; readonly detail: AuditDetail };

/** The change as a fact of the audit trail. */
export const factBy = (author: AuditAuthor, { detail, ...change }: Omit<AuditFact, 'actor'>): AuditFact => ({
  ...change,
  actor: author.actor,
  detail: { ...author.detail, ...detail },
});
