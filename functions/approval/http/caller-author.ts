import type { AuditAuthor } from '../../../shared/domain/audit/audit-author.ts';
import type { AuditDetail } from '../../../shared/domain/audit/audit-event.ts';
import type { Call } from './route.ts';

type Asking = { readonly caller: Pick<Call['caller'], 'issuer' | 'subject'>; readonly requestId: string };

/**
 * By which sign-in, and in which request: what the issuer and API Gateway know of it is found by them. Not under the names of
 * the sign-in that an event is about, which is told by these (sql/approvers/as-recorded).
 */
export const signInDetail = ({ caller: { issuer, subject }, requestId }: Asking): AuditDetail => ({
  byIssuer: issuer,
  bySubject: subject,
  requestId,
});

/** The caller, as events name who makes a change, and why. */
export const callerAuthor = (
  call: Asking & { readonly caller: Pick<Call['caller'], 'userId'> },
  detail: AuditDetail = {},
): AuditAuthor => ({
  actor: `user ${call.caller.userId}`,
  detail: { ...detail, ...signInDetail(call) },
});
