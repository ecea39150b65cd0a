import { entitlementFact } from '../../shared/domain/approvers/entitlement-fact.ts';
import { APPROVERS_STREAM, ENTITLEMENTS_SEALED } from '../../shared/domain/audit/streams.ts';
import type { EntitledSignIn } from '../../shared/events/migrate-command.ts';
import { appendEvent } from '../../shared/procedures/audit/append-event.ts';
import type { Deps } from '../../shared/runtime/deps.ts';
import {
  lockApprover,
  readEntitlementsSealed,
  readUnrecordedApprovers,
} from '../../shared/sql/approvers/approvers.ts';

/**
 * Who is entitled when this version comes stays so: each sign-in of which the audit trail says something else, or nothing,
 * gets an event that says what stands. From then on a row counts only as its last event says. Each is told in the answer,
 * for somebody to look at. Begun again after a stop, it goes on with those that are left; once an event says that all are on
 * record, never again, whatever the table of migrations says: events cannot be taken away.
 */
export const recordEntitlements = async (
  { database, now }: Deps,
  actor: string,
): Promise<EntitledSignIn[]> => {
  if ((await database.read(readEntitlementsSealed())).length > 0) return [];
  const found = await database.read(readUnrecordedApprovers());
  for (const { issuer, subject } of found) {
    await database.transaction(async (transaction) => {
      const stored = await transaction.readOne(lockApprover(issuer, subject));
      await appendEvent(transaction, {
        ...entitlementFact('found', undefined, stored),
        actor,
        occurredAt: now(),
      });
    });
  }
  await database.transaction((transaction) =>
    appendEvent(transaction, {
      stream: APPROVERS_STREAM,
      actor,
      action: ENTITLEMENTS_SEALED,
      detail: { found: found.length },
      occurredAt: now(),
    }),
  );
  return found.map(({ userId, issuer, subject, roles, active }) => ({
    userId,
    issuer,
    subject,
    roles: [...roles],
    active,
  }));
};
