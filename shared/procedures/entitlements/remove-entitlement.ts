import type { Transaction } from '../../aws/transaction.ts';
import type { Approver } from '../../domain/approvers/approver.ts';
import type { AuditAuthor } from '../../domain/audit/audit-author.ts';
import type { AuditEvent } from '../../domain/audit/audit-event.ts';
import { InvalidInput } from '../../domain/basics/failures.ts';
import { entitlementNotices } from '../../domain/notices/entitlement-notices.ts';
import type { ApproversChanged, RecountedBatch, RemoveApprover } from '../../events/approvers-command.ts';
import type { Deps } from '../../runtime/deps.ts';
import {
  lockApprover,
  lockApproversOfUser,
  readUnrecordedApprovers,
  updateApprover,
} from '../../sql/approvers/approvers.ts';
import { lockEntitlements } from '../../sql/approvers/lock-entitlements.ts';
import { readStandingSignIns } from '../../sql/approvers/standing-sign-ins.ts';
import type { LockedBatch } from '../../sql/batches/batch-rows.ts';
import { insertNotices } from '../../sql/notices/notification-log.ts';
import type { Asking } from '../asking.ts';
import { appendEvent } from '../audit/append-event.ts';
import { changeOnce, type Done } from '../change-once.ts';
import { overtakeOffer } from '../offers/overtake-offer.ts';
import { approverState } from './approver-state.ts';
import { entitlementEvent } from './entitlement-event.ts';
import { lockApprovedBatches, losesVotes, recountVotes } from './recount-votes.ts';
import { refuseLastAdmin } from './refuse-last-admin.ts';

const lockNamed = async (
  transaction: Transaction,
  { userId, issuer = '', subject = '' }: RemoveApprover,
): Promise<readonly Approver[]> => {
  await transaction.readOne(lockEntitlements());
  return transaction.read(userId === undefined ? lockApprover(issuer, subject) : lockApproversOfUser(userId));
};

const refuseUnknown = ({ userId, issuer, subject }: RemoveApprover): never => {
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

const lock = async (
  deps: Pick<Deps, 'database'>,
  transaction: Transaction,
  asked: RemoveApprover,
): Promise<Locked> => {
  const named = await lockNamed(transaction, asked);
  const { userId } = named[0] ?? refuseUnknown(asked);
  const lose = named.some((stored) => losesVotes(stored, ended(stored)));
  return { userId, named, batches: lose ? await lockApprovedBatches(deps, transaction, userId) : [] };
};

type Recorded = {
  readonly author: AuditAuthor;
  readonly recounted: readonly RecountedBatch[];
  readonly occurredAt: Date;
};

/** Row and event of each; what was on offer of it is over. */
const record = async (
  transaction: Transaction,
  removed: readonly Approver[],
  { author, recounted, occurredAt }: Recorded,
): Promise<AuditEvent | undefined> => {
  let last: AuditEvent | undefined;
  for (const stored of removed) {
    const change = { before: stored, after: ended(stored), recounted, occurredAt };
    const event = await appendEvent(transaction, entitlementEvent(author, { change: 'removed', ...change }));
    const told = {
      kind: 'removed',
      ...change,
      author,
      alone: false,
      seq: event.seq,
      at: occurredAt,
    } as const;
    await transaction.write(insertNotices(entitlementNotices(told), occurredAt));
    await overtakeOffer(transaction, stored, author, occurredAt);
    last = event;
  }
  return last;
};

const apply = async (
  transaction: Transaction,
  { userId, named, batches }: Locked,
  unrecorded: readonly Approver[],
  author: AuditAuthor,
  occurredAt: Date,
): Promise<Done<ApproversChanged>> => {
  // Whatever its row says: of one that somebody changed by SQL, the trail may still say that it is active.
  const removed = named.filter((stored) => stored.active || unrecorded.some(isOf(stored)));
  refuseLastAdmin(await transaction.read(readStandingSignIns()), removed);
  for (const stored of removed) await transaction.write(updateApprover(ended(stored), occurredAt));
  const recounting = { author, because: 'approver_removed', userId, occurredAt } as const;
  const recounted = await recountVotes(transaction, batches, recounting);
  const event = await record(transaction, removed, { author, recounted, occurredAt });
  const outcome = removed.length > 0 ? 'removed' : 'unchanged';
  const approvers = named.map(ended).map(approverState);
  return { answer: { outcome, approvers, recounted, alone: false, offer: null }, event };
};

/** Ends what a sign-in, or every sign-in of a user, was entitled to. The row stays, for those who read old votes. */
export const removeEntitlement = async (
  deps: Pick<Deps, 'database' | 'now'>,
  asked: RemoveApprover,
  { author, stillMay }: Omit<Asking, 'reason'>,
): Promise<ApproversChanged> => {
  // Outside the transaction, whose first read that locks nothing would fix which votes and entitlements it sees.
  const unrecorded = await deps.database.read(readUnrecordedApprovers());
  return changeOnce(
    deps,
    async (transaction) => {
      const locked = await lock(deps, transaction, asked);
      await stillMay?.(transaction);
      return locked;
    },
    (transaction, locked) => apply(transaction, locked, unrecorded, author, deps.now()),
  );
};
