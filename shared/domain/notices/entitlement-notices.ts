import type { Approver } from '../approvers/approver.ts';
import type { EntitlementChange } from '../approvers/entitlement-fact.ts';
import type { AuditAuthor } from '../audit/audit-author.ts';
import { CLI } from '../basics/cli.ts';
import { concernedAudiences } from './concerned-audiences.ts';
import { type Notice, noticeOf } from './notice.ts';

type Changed = {
  readonly kind: EntitlementChange;
  readonly before: Approver | undefined;
  readonly after: Approver;
  readonly author: AuditAuthor;
  readonly alone: boolean;
  /** Of the event that says so, in the stream of entitlements. */
  readonly seq: number;
  readonly at: Date;
};

const rolesText = (side: Approver | undefined): string => (side?.active ? side.roles.join(', ') : 'nothing');

const detailText = ({ detail }: AuditAuthor, field: string): string => String(detail[field] ?? '');

const ALONE =
  'One person decided this alone, because there is no second admin. A second one would be asked for what comes.';

/** Somebody may do more, or less, than before: told to admins and to those among whom the person is. */
export const entitlementNotices = ({ before, after, author, alone, seq, at }: Changed): Notice[] => {
  const { userId, subject } = after;
  const [was, is] = [rolesText(before), rolesText(after)];
  const confirmedBy = Array.isArray(author.detail['confirmedBy']) ? author.detail['confirmedBy'] : [];
  const offeredBy = detailText(author, 'offeredBy');
  const lines = [
    `User ${userId} (sign-in ${subject}) is now entitled to: ${is}. Before: ${was}.`,
    '',
    offeredBy ? `Offered by ${offeredBy}; the last word was ${author.actor}'s.` : `By ${author.actor}.`,
    ...(confirmedBy.length > 0
      ? [`Confirmed by ${confirmedBy.map((user) => `user ${user}`).join(', ')}.`]
      : []),
    `Reason: ${detailText(author, 'reason')}`,
    ...(alone ? ['', ALONE] : []),
    '',
    `If this is not right: ${CLI} approvers remove --user-id=${userId}. Taking rights away works at once.`,
  ];
  return concernedAudiences([...(before?.roles ?? []), ...after.roles]).map((audience) =>
    noticeOf(
      {
        noticeKey: `payout_entitlement_changed/approvers-${seq}/${audience}`,
        type: 'payout_entitlement_changed',
        audience,
        occurredAt: at.toISOString(),
        userId,
        subject,
        roles: after.active ? after.roles : [],
        rolesBefore: before?.active ? before.roles : [],
        by: author.actor,
        alone: alone ? 'yes' : 'no',
      },
      `Payouts: user ${userId} is now entitled to ${is}`,
      lines,
    ),
  );
};
