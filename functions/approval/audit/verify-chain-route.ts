import { AuditAnswer, AuditArgs } from '../../../shared/events/audit-answer.ts';
import { verifyAgainstKept } from '../../../shared/procedures/audit/verify-against-kept.ts';
import { Nothing } from '../http/nothing.ts';
import { defineRoute } from '../http/route.ts';

/** Of the 29 s that the function has; `next` of the answer says where to go on. */
const VERIFYING_MILLISECONDS = 15_000;

export const verifyChainRoute = defineRoute({
  method: 'POST',
  path: '/admin/payouts/api/audit/verify',
  operationId: 'verifyAudit',
  summary: 'Check the audit trail link by link, as far as the time goes; reads only',
  role: 'viewer',
  // It reads, however it is asked.
  counts: 'nothing',
  params: Nothing,
  query: Nothing,
  body: AuditArgs,
  answers: { 200: { description: 'What is whole and what is broken', schema: AuditAnswer } },
  problems: [],
  handle: async (deps, { body }) => ({
    status: 200,
    body: await verifyAgainstKept(deps, body, VERIFYING_MILLISECONDS),
  }),
});
