import { ageWords } from '../basics/age-words.ts';
import { counted } from '../basics/counted.ts';
import { formatCount } from '../basics/format-count.ts';
import { formatInr, formatRupees } from '../basics/format-rupees.ts';
import { CURRENCY, decimalFrom } from '../basics/money.ts';
import type { Tally } from '../basics/tally.ts';
import { isoInZone } from '../basics/zoned-time.ts';
import type { AwaitedBatch } from '../batches/awaited-approvers.ts';
import type { BatchFacts } from './batch-notice.ts';
import { type Notice, type NoticeValue, noticeOf } from './notice.ts';
import type { NoticeDay } from './notice-day.ts';

export type OldestPending = BatchFacts & Pick<AwaitedBatch, 'madeAt'>;

export type DigestFacts = {
  /** From where on it tells what happened: where the day before's digest ended. */
  readonly since: Date;
  readonly pending: Tally;
  /** The oldest of them. */
  readonly oldest: readonly OldestPending[];
  readonly toBePaid: Tally;
  /** The bank was asked to pay, and nobody has recorded what it did. */
  readonly begun: Tally;
  /** A payment or a release is under way. */
  readonly settling: Tally;
  /** Holds that are open, and those of them past their until. */
  readonly held: { readonly count: number; readonly overdue: number };
  readonly paid: Tally;
  readonly cancelled: Tally;
  readonly failedRuns: number;
  /** Automation, where that is for longer than the interval; undefined = it is not. */
  readonly disabledSince: Date | undefined;
  readonly trail: {
    readonly streams: number;
    /** Streams that went on since. */
    readonly changed: number;
    /** domain/chain-digest, over the heads of all streams. */
    readonly digest: string;
  };
};

const tallyText = ({ count, amount }: Tally): string =>
  count === 0 ? 'none' : `${counted(count, 'batch', 'batches')}, ${formatRupees(amount)}`;

const oldestLine = ({ at }: NoticeDay, batch: OldestPending): string => {
  const { batchReference, totalAmount, requiredApprovals, approvalCount, madeAt } = batch;
  const lacking = Math.max(requiredApprovals - approvalCount, 0);
  return `  ${batchReference}: ${formatRupees(totalAmount)}, lacks ${lacking} of ${counted(requiredApprovals, 'approval')}, ${ageWords(madeAt, at)} old`;
};

const oldestLines = (day: NoticeDay, { pending, oldest }: DigestFacts): string[] => {
  if (oldest.length === 0) return [];
  const more = pending.count - oldest.length;
  return [
    '',
    'Longest awaiting approval:',
    ...oldest.map((batch) => oldestLine(day, batch)),
    ...(more > 0 ? [`  and ${formatCount(more)} more`] : []),
  ];
};

const disabledLines = ({ at, timezone }: NoticeDay, { disabledSince }: DigestFacts): string[] =>
  disabledSince
    ? [
        `Automation is DISABLED since ${isoInZone(disabledSince, timezone)} (${ageWords(disabledSince, at)}): the schedule makes no batch.`,
        '',
      ]
    : [];
const heldLines = ({ held: { count, overdue } }: DigestFacts): string[] => {
  if (count === 0) return [];
  const late = overdue > 0 ? `, ${formatCount(overdue)} of them past their until` : '';
  return [`On hold: ${counted(count, 'hold')}${late}`];
};

const linesOf = (day: NoticeDay, facts: DigestFacts): string[] => {
  const local = (instant: Date): string => isoInZone(instant, day.timezone);
  const { pending, toBePaid, begun, settling, paid, cancelled, failedRuns, trail, since } = facts;
  return [
    `Payouts as of ${local(day.at)}`,
    '',
    ...disabledLines(day, facts),
    `Awaiting approval: ${tallyText(pending)}`,
    `To be paid: ${tallyText(toBePaid)}`,
    `Begun at the bank, not recorded yet: ${tallyText(begun)}`,
    `Payment or release under way: ${tallyText(settling)}`,
    ...heldLines(facts),
    '',
    `Since ${local(since)}`,
    `Paid: ${tallyText(paid)}`,
    `Cancelled: ${tallyText(cancelled)}`,
    `Runs that failed: ${failedRuns === 0 ? 'none' : formatCount(failedRuns)}`,
    ...oldestLines(day, facts),
    '',
    `Audit trail: ${counted(trail.streams, 'stream')}, ${formatCount(trail.changed)} of them changed since then`,
    `SHA-256 over all heads: ${trail.digest}`,
  ];
};

const subjectOf = ({ date }: NoticeDay, { pending, toBePaid }: DigestFacts): string => {
  const awaiting =
    pending.count === 0
      ? 'none awaits approval'
      : `${counted(pending.count, 'awaits', 'await')} approval (${formatInr(pending.amount)})`;
  return `Payout digest ${date}: ${awaiting}, ${formatCount(toBePaid.count)} to be paid`;
};

const tallyFields = ({ count, amount }: Tally): NoticeValue => ({ count, amount: decimalFrom(amount) });

const oldestFields = (batch: OldestPending): NoticeValue => ({
  batchId: batch.batchId,
  batchReference: batch.batchReference,
  totalAmount: decimalFrom(batch.totalAmount),
  totalRecords: batch.totalRecords,
  requiredApprovals: batch.requiredApprovals,
  approvalCount: batch.approvalCount,
  pendingSince: batch.madeAt.toISOString(),
});

/** How the payouts stand, once a day. Its size does not grow with the number of batches. */
export const digestNotice = (day: NoticeDay, facts: DigestFacts): Notice => {
  const {
    since,
    pending,
    oldest,
    toBePaid,
    begun,
    settling,
    held,
    paid,
    cancelled,
    failedRuns,
    disabledSince,
    trail,
  } = facts;
  const payload = {
    noticeKey: digestKey(day.date),
    type: 'payout_digest',
    audience: 'admin',
    occurredAt: day.at.toISOString(),
    since: since.toISOString(),
    currency: CURRENCY,
    pending: { ...Object(tallyFields(pending)), oldest: oldest.map(oldestFields) },
    toBePaid: tallyFields(toBePaid),
    begun: tallyFields(begun),
    settling: tallyFields(settling),
    held,
    paid: tallyFields(paid),
    cancelled: tallyFields(cancelled),
    failedRuns,
    ...(disabledSince && { disabledSince: disabledSince.toISOString() }),
    trail,
  } as const;
  return noticeOf(payload, subjectOf(day, facts), linesOf(day, facts));
};

/** One digest a business day. */
export const digestKey = (date: string): string => `payout_digest/${date}`;
