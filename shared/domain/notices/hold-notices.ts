import { decimalFrom } from '../basics/money.ts';
import { type Hold, type HoldSubject, subjectText } from '../holds/hold.ts';
import { type OpenItems, openItemLines } from '../holds/open-items.ts';
import { type Notice, type NoticePayload, type NoticeValue, noticeOf } from './notice.ts';

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

/** Somebody's money is kept out of every run; what open batches hold of it is told, because the hold does not stop that. */
export const holdSetNotice = (hold: Hold, openItems: OpenItems, at: Date): Notice => {
  const { holdId, subject, reason, heldBy, until } = hold;
  const payload = {
    ...aboutHold(hold, at, {
      noticeKey: `payout_hold_set/${holdId}`,
      type: 'payout_hold_set',
      audience: 'admin',
    }),
    heldBy,
    ...(until && { until: until.toISOString() }),
    openItems: openItems.count,
    openAmount: decimalFrom(openItems.amount),
  };
  return noticeOf(payload, `Payouts: ${subjectText(subject)} is on hold`, [
    `${heldBy} has put ${subjectText(subject)} on hold: no run takes what it concerns until somebody else lifts it.`,
    '',
    `Reason: ${reason}`,
    `Until: ${until ? `${until.toISOString()}, when somebody should look at it again` : 'it is lifted'}`,
    ...openItemLines(openItems),
  ]);
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
    `${lifted.by} has lifted the hold on ${subjectText(subject)}: runs take what is approved and in their window.`,
    '',
    `Reason: ${lifted.reason}`,
    `It was held by ${heldBy}: ${reason}`,
  ]);
};
