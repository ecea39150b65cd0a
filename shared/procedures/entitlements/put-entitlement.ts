import type { Transaction } from '../../aws/transaction.ts';
import type { Approver } from '../../domain/approvers/approver.ts';
import type { EntitlementChange } from '../../domain/approvers/entitlement-fact.ts';
import type { AuditAuthor } from '../../domain/audit/audit-author.ts';
import type { AuditEvent } from '../../domain/audit/audit-event.ts';
import { entitlementNotices } from '../../domain/notices/entitlement-notices.ts';
import type { RecountedBatch } from '../../events/approvers-command.ts';
import { insertApprover, updateApprover } from '../../sql/approvers/approvers.ts';
import type { LockedBatch } from '../../sql/batches/batch-rows.ts';
import { insertNotices } from '../../sql/notices/notification-log.ts';
import { appendEvent } from '../audit/append-event.ts';
import { entitlementEvent } from './entitlement-event.ts';
import { recountVotes } from './recount-votes.ts';

type Change = {
  readonly kind: EntitlementChange;
  readonly before: Approver | undefined;
  readonly after: Approver;
  /** Locked: the pending batches whose votes it may change. */
  readonly batches: readonly LockedBatch[];
  readonly author: AuditAuthor;
  /** One person alone decided it, where there is no other. */
  readonly alone: boolean;
  readonly occurredAt: Date;
};

export type Put = { readonly recounted: readonly RecountedBatch[]; readonly event: AuditEvent };

/** The entitlement as it is from now on: row, votes, event and notices. */
export const putEntitlement = async (
  transaction: Transaction,
  { kind, before, after, batches, author: asked, alone, occurredAt }: Change,
): Promise<Put> => {
  const author = { ...asked, detail: { ...asked.detail, ...(alone && { alone }) } };
  await transaction.write((before ? updateApprover : insertApprover)(after, occurredAt));
  const because = kind === 'removed' ? 'approver_removed' : 'approver_changed';
  const recounting = { author, because, userId: after.userId, occurredAt } as const;
  const recounted = await recountVotes(transaction, batches, recounting);
  const event = await appendEvent(
    transaction,
    entitlementEvent(author, { change: kind, before, after, recounted, occurredAt }),
  );
  const told = entitlementNotices({ kind, before, after, author, alone, seq: event.seq, at: occurredAt });
  await transaction.write(insertNotices(told, occurredAt));
  return { recounted, event };
};
