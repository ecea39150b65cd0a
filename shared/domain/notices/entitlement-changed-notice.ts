import type { Role } from '../approvers/approver.ts';
import { CLI } from '../basics/cli.ts';
import { type Notice, noticeOf } from './notice.ts';

type Changed = {
  readonly userId: string;
  readonly subject: string;
  readonly roles: readonly Role[];
  readonly active: boolean;
  /** A digest of the row: one notice for each thing that somebody makes of it. */
  readonly state: string;
};

/** Somebody wrote an entitlement beside this system: it opens nothing, and people are to know. */
export const entitlementChangedNotice = (
  { userId, subject, roles, active, state }: Changed,
  at: Date,
): Notice => {
  const says = active ? roles.join(', ') : 'not active';
  return noticeOf(
    {
      noticeKey: `payout_entitlement_changed/${state}`,
      type: 'payout_entitlement_changed',
      audience: 'admin',
      occurredAt: at.toISOString(),
      userId,
      subject,
      roles,
      active: active ? 'yes' : 'no',
    },
    `Payout entitlement changed outside of the system: user ${userId}`,
    [
      `The entitlement of user ${userId} (sign-in ${subject}) was changed in the database, by nobody who is on record.`,
      '',
      `Its row now says: ${says}. It opens nothing, and no vote of it counts, until somebody gives it anew.`,
      `Find out who can write to the database. If it is right: ${CLI} approvers add. If not: ${CLI} approvers remove.`,
    ],
  );
};
