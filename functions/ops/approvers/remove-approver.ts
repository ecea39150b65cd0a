import type { Transaction } from '../../../shared/aws/transaction.ts';
import type { Approver } from '../../../shared/domain/approvers/approver.ts';
import type { AuditEvent } from '../../../shared/domain/audit/audit-event.ts';
import { InvalidInput } from '../../../shared/domain/basics/failures.ts';
import type { ApproversChanged } from '../../../shared/events/approvers-command.ts';
import type { OpsCommandOf } from '../../../shared/events/ops-command.ts';
import { appendEvent } from '../../../shared/procedures/audit/append-event.ts';
import { changeOnce, type Done } from '../../../shared/procedures/change-once.ts';
import {
  lockApprover,
  lockApproversOfUser,
  readUnrecordedApprovers,
  updateApprover,
} from '../../../shared/sql/approvers/approvers.ts';
import type { LockedBatch } from '../../../shared/sql/batches/batch-rows.ts';
import { opsAuthor } from '../call/ops-author.ts';
import type { OpsDeps } from '../call/ops-deps.ts';
import { approverState } from './approver-state.ts';
import { entitlementEvent } from './entitlement-event.ts';
import { lockApprovedBatches, losesVotes, recountVotes } from './recount-votes.ts';

type Command = OpsCommandOf<'approvers.remove'>;

const lockNamed = async (transaction: Transaction, { args }: Command): Promise<readonly Approver[]> => {
  const { userId, issuer = '', subject = '' } = args;
  return transaction.read(userId === undefined ? lockApprover(issuer, subject) : lockApproversOfUser(userId));
};

const refuseUnknown = ({ args: { userId, issuer, subject } }: Command): never => {
  throw new InvalidInput(
    userId === undefined
      ? `subject is "${subject}": expected a sign-in at ${issuer} that approvers list shows`
      : `userId is "${userId}": expected a user that approvers list shows`,
  );
};

/** The sign-ins of a command are those of one user. */
type Locked = {
  readonly userId: string;
  readonly named: readonly Approver[];
  readonly batches: readonly LockedBatch[];
};

const isOf =
  ({ issuer, subject }: Approver) =>
  (other: Approver): boolean =>
    other.issuer === issuer && other.subject === subject;

const ended = (stored: Approver): Approver => ({ ...stored, active: false });

const lock = async (deps: OpsDeps, transaction: Transaction, command: Command): Promise<Locked> => {
  const named = await lockNamed(transaction, command);
  const { userId } = named[0] ?? refuseUnknown(command);
  const lose = named.some((stored) => losesVotes(stored, ended(stored)));
  return { userId, named, batches: lose ? await lockApprovedBatches(deps, transaction, userId) : [] };
};

const apply = async (
  deps: OpsDeps,
  transaction: Transaction,
  command: Command,
  { userId, named, batches }: Locked,
  unrecorded: readonly Approver[],
): Promise<Done<ApproversChanged>> => {
  const occurredAt = deps.now();
  const author = opsAuthor(deps, command);
  // Whatever its row says: of one that somebody changed by SQL, the trail may still say that it is active.
  const removed = named.filter((stored) => stored.active || unrecorded.some(isOf(stored)));
  for (const stored of removed) await transaction.write(updateApprover(ended(stored), occurredAt));
  const recounting = { author, because: 'approver_removed', userId, occurredAt } as const;
  const recounted = await recountVotes(transaction, batches, recounting);
  let event: AuditEvent | undefined;
  for (const stored of removed) {
    const changed = {
      change: 'removed',
      before: stored,
      after: ended(stored),
      recounted,
      occurredAt,
    } as const;
    event = await appendEvent(transaction, entitlementEvent(author, changed));
  }
  const outcome = removed.length > 0 ? 'removed' : 'unchanged';
  return { answer: { outcome, approvers: named.map(ended).map(approverState), recounted }, event };
};

/** Ends what a sign-in, or every sign-in of a user, was entitled to. The row stays, for those who read old votes. */
export const removeApprover = async (deps: OpsDeps, command: Command): Promise<ApproversChanged> => {
  // Outside the transaction, whose first read that locks nothing would fix which votes and entitlements it sees.
  const unrecorded = await deps.database.read(readUnrecordedApprovers());
  return changeOnce(
    deps,
    (transaction) => lock(deps, transaction, command),
    (transaction, locked) => apply(deps, transaction, command, locked, unrecorded),
  );
};
