import type { Transaction } from '../../aws/transaction.ts';
import type { Approver, Entitlement } from '../../domain/approvers/approver.ts';
import type { Deps } from '../../runtime/deps.ts';
import { lockApprover, readUnrecordedApprovers } from '../../sql/approvers/approvers.ts';
import { lockEntitlements } from '../../sql/approvers/lock-entitlements.ts';
import type { LockedBatch } from '../../sql/batches/batch-rows.ts';
import { lockApprovedBatches, losesVotes } from './recount-votes.ts';

export type LockedSignIn = {
  /** As it counts: whatever somebody wrote by SQL is not active. Undefined where there never was one. */
  readonly stored: Approver | undefined;
  readonly batches: readonly LockedBatch[];
};

/** Asked outside the transaction, whose first read that locks nothing would fix which votes and entitlements it sees. */
export const isUnrecorded = async (
  { database }: Pick<Deps, 'database'>,
  { issuer, subject }: Pick<Entitlement, 'issuer' | 'subject'>,
): Promise<boolean> => {
  const unrecorded = await database.read(readUnrecordedApprovers());
  return unrecorded.some((each) => each.issuer === issuer && each.subject === subject);
};

/** The sign-in, and the batches whose votes its new roles would take away, in the turn of the entitlements. */
export const lockSignIn = async (
  deps: Pick<Deps, 'database'>,
  transaction: Transaction,
  { issuer, subject, roles }: Pick<Entitlement, 'issuer' | 'subject' | 'roles'>,
  unrecorded: boolean,
): Promise<LockedSignIn> => {
  await transaction.readOne(lockEntitlements());
  const [found] = await transaction.read(lockApprover(issuer, subject));
  const stored = found && unrecorded ? { ...found, active: false } : found;
  const loses = stored && losesVotes(stored, { active: true, roles });
  return { stored, batches: loses ? await lockApprovedBatches(deps, transaction, stored.userId) : [] };
};
