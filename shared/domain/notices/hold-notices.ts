import { decimalFrom } from '../basics/money.ts';
import { type Hold, type HoldSubject, subjectText } from '../holds/hold.ts';
import { type OpenItem, type OpenItems, openItemLines } from '../holds/open-items.ts';
import {
  type Notice,
  type NoticeAudience,
  type NoticePayload,
  type NoticeValue,
  noticeOf,
} from './notice.ts';

const subjectFields = (subject: HoldSubject): Readonly<Record<string, NoticeValue>> =>
  subject.kind === 'person' ? { userId: subject.userId } : { commissionId: subject.commissionId };

const aboutHold = (
  { holdId, subject, reason }: Hold,
  at: Date,
  told: Pick<NoticePayload, 'noticeKey' | 'type' | 'audience'>,
): NoticePayload => ({
  ...told,
  occurredAt: at.toISOString(),
  holdId,
  kind: subject.kind,
  ...subjectFields(subject),
  reason,
});

/** Who can still do something about an open item: approvers reject its batch, finance leaves it out. */
const CONCERNED: Readonly<Record<OpenItem['stage'], NoticeAudience>> = {
  awaits_approval: 'approver',
  approved: 'finance',
  being_paid: 'finance',
};

const audiencesOf = ({ count, items }: OpenItems): readonly NoticeAudience[] =>
  // Of those that are not listed nobody knows whom they concern.
  count > items.length
    ? ['admin', 'approver', 'finance']
    : [...new Set<NoticeAudience>(['admin', ...items.map(({ stage }) => CONCERNED[stage])])];

/**
 * Somebody's money is kept out of every run. What open batches hold of it is told to those who decide on them and pay them
 * too, because the hold takes nothing out.
 */
export const holdSetNotices = (hold: Hold, openItems: OpenItems, at: Date): Notice[] => {
  const { holdId, subject, reason, heldBy, until } = hold;
  const fields = {
    heldBy,
    ...(until && { until: until.toISOString() }),
    openItems: openItems.count,
    openAmount: decimalFrom(openItems.amount),
    open: openItems.items.map(({ batchId, batchReference, itemNo }) => ({ batchId, batchReference, itemNo })),
  };
  const lines = [
    `${heldBy} has put ${subjectText(subject)} on hold: no run takes what it concerns until somebody else lifts it.`,
    '',
    `Reason: ${reason}`,
    `Until: ${until ? `${until.toISOString()}, when somebody should look at it again` : 'it is lifted'}`,
    ...openItemLines(openItems),
  ];
  return audiencesOf(openItems).map((audience) => {
    const noticeKey = `payout_hold_set/${holdId}${audience === 'admin' ? '' : `/${audience}`}`;
    const payload = { ...aboutHold(hold, at, { noticeKey, type: 'payout_hold_set', audience }), ...fields };
    return noticeOf(payload, `Payouts: ${subjectText(subject)} is on hold`, lines);
  });
};

/** The next run takes what it held. Finance is told of what it had tried again. */
export const holdLiftedNotice = (hold: Hold, lifted: NonNullable<Hold['lifted']>, at: Date): Notice => {
  const { holdId, subject, reason, heldBy } = hold;
  const payload = {
    ...aboutHold(hold, at, {
      noticeKey: `payout_hold_lifted/${holdId}`,
      type: 'payout_hold_lifted',
      audience: subject.kind === 'payment' ? 'finance' : 'admin',
    }),
    liftedBy: lifted.by,
    liftedReason: lifted.reason,
  };
  return noticeOf(payload, `Payouts: ${subjectText(subject)} is no longer on hold`, [
    `${lifted.by} has lifted the hold on ${subjectText(subject)}: runs take what is approved and in their window, or was let go before, unless another hold keeps it.`,
    '',
    `Reason: ${lifted.reason}`,
    `It was held by ${heldBy}: ${reason}`,
  ]);
};
