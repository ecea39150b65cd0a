import type { Transaction } from '../../../shared/aws/transaction.ts';
import { type Approver, planApprover } from '../../../shared/domain/approvers/approver.ts';
import { InvalidInput } from '../../../shared/domain/basics/failures.ts';
import type { ApproversChanged } from '../../../shared/events/approvers-command.ts';
import type { OpsCommandOf } from '../../../shared/events/ops-command.ts';
import { appendEvent } from '../../../shared/procedures/audit/append-event.ts';
import { changeOnce, type Done } from '../../../shared/procedures/change-once.ts';
import {
  insertApprover,
  lockApprover,
  readUnrecordedApprovers,
  readUser,
  updateApprover,
} from '../../../shared/sql/approvers/approvers.ts';
import type { LockedBatch } from '../../../shared/sql/batches/batch-rows.ts';
import { opsAuthor } from '../call/ops-author.ts';
import type { OpsDeps } from '../call/ops-deps.ts';
import { approverState } from './approver-state.ts';
import { entitlementEvent } from './entitlement-event.ts';
import { lockApprovedBatches, losesVotes, recountVotes } from './recount-votes.ts';

type Command = OpsCommandOf<'approvers.add'>;

const refuseUnknownUser = async (transaction: Transaction, userId: string): Promise<void> => {
  const [user] = await transaction.read(readUser(userId));
  if (!user) throw new InvalidInput(`userId is "${userId}": expected the id of a user that exists`);
};

/** Asked outside the transaction, whose first read that locks nothing would fix which votes and entitlements it sees. */
const isUnrecorded = async ({ database }: OpsDeps, { args }: Command): Promise<boolean> => {
  const unrecorded = await database.read(readUnrecordedApprovers());
  return unrecorded.some(({ issuer, subject }) => issuer === args.issuer && subject === args.subject);
};

type Locked = { readonly stored: Approver | undefined; readonly batches: readonly LockedBatch[] };

/** Whatever somebody wrote by SQL (`unrecorded`) is no entitlement: given now, it begins now. */
const lock = async (
  deps: OpsDeps,
  transaction: Transaction,
  { args }: Command,
  unrecorded: boolean,
): Promise<Locked> => {
  const [found] = await transaction.read(lockApprover(args.issuer, args.subject));
  const stored = found && unrecorded ? { ...found, active: false } : found;
  const loses = stored && losesVotes(stored, { active: true, roles: args.roles });
  return { stored, batches: loses ? await lockApprovedBatches(deps, transaction, stored.userId) : [] };
};

const apply = async (
  deps: OpsDeps,
  transaction: Transaction,
  command: Command,
  { stored, batches }: Locked,
): Promise<Done<ApproversChanged>> => {
  const occurredAt = deps.now();
  const plan = planApprover(stored, command.args, occurredAt);
  if (plan.kind === 'belongs_to_another') {
    throw new InvalidInput(
      `subject is "${command.args.subject}": expected a sign-in of user ${command.args.userId}, ` +
        `but at this issuer it is that of user ${plan.userId}`,
    );
  }
  const { kind: outcome, approver } = plan;
  const { userId } = approver;
  const approvers = [approverState(approver)];
  if (outcome === 'unchanged') return { answer: { outcome, approvers, recounted: [] }, event: undefined };
  await refuseUnknownUser(transaction, userId);
  const put = stored ? updateApprover : insertApprover;
  await transaction.write(put(approver, occurredAt));
  const author = opsAuthor(deps, command);
  const recounting = { author, because: 'approver_changed', userId, occurredAt } as const;
  const recounted = await recountVotes(transaction, batches, recounting);
  const changed = { change: outcome, before: stored, after: approver, recounted, occurredAt };
  const event = await appendEvent(transaction, entitlementEvent(author, changed));
  return { answer: { outcome, approvers, recounted }, event };
};

/** Entitles a sign-in of a user to exactly these roles. */
export const addApprover = async (deps: OpsDeps, command: Command): Promise<ApproversChanged> => {
  const unrecorded = await isUnrecorded(deps, command);
  return changeOnce(
    deps,
    (transaction) => lock(deps, transaction, command, unrecorded),
    (transaction, locked) => apply(deps, transaction, command, locked),
  );
};
