import { counted } from '../../../../shared/domain/basics/counted.ts';
import { formatCount } from '../../../../shared/domain/basics/format-count.ts';
import { formatRupees } from '../../../../shared/domain/basics/format-rupees.ts';
import { PROBLEMS } from '../../../../shared/domain/basics/problem.ts';
import { STREAM_FACTS } from './stream-facts.ts';

/** As an event holds it: what an older version wrote may lack any of it. */
export type EventDetail = Readonly<Record<string, unknown>>;

const within = (value: unknown): EventDetail =>
  typeof value === 'object' && value !== null ? (value as EventDetail) : {};

/** "3 paid, ₹1,200.00"; nothing of what is not there, or of none. */
const some = (count: unknown, what: string, amount?: unknown): string => {
  if (typeof count !== 'number' || count === 0) return '';
  return `${formatCount(count)} ${what}${typeof amount === 'string' ? `, ${formatRupees(amount)}` : ''}`;
};

const commissions = (count: unknown, amount: unknown): string =>
  typeof count === 'number' && typeof amount === 'string'
    ? `${counted(count, 'commission')}, ${formatRupees(amount)}`
    : '';

const under = ({ reference }: EventDetail): string =>
  typeof reference === 'string' && reference !== '' ? `under ${reference}` : '';

const approvals = ({ approvalCount, requiredApprovals }: EventDetail): string =>
  typeof approvalCount === 'number' && typeof requiredApprovals === 'number'
    ? `${formatCount(approvalCount)} of ${counted(requiredApprovals, 'approval')}`
    : '';

/** Quoted: its "you" is not whoever reads it here. */
const refusal = ({ because }: EventDetail): string => {
  const problem = Object.entries(PROBLEMS).find(([type]) => type === because)?.[1];
  return problem ? `they were told “${problem.title}”` : '';
};

const freed = ({ releasedItems }: EventDetail): readonly string[] => [some(releasedItems, 'freed')];

const paid = (detail: EventDetail): readonly string[] => [
  under(detail),
  some(detail.paidCount, 'paid', detail.paidAmount),
  some(detail.failedCount, 'failed', detail.failedAmount),
  some(detail.leftOutCount, 'left out'),
  some(detail.driftedCount, 'changed in the ledger, and not paid'),
];

const FACTS: Readonly<Record<string, (detail: EventDetail) => readonly string[]>> = {
  ...STREAM_FACTS,
  batch_created: ({ totalRecords, totalAmount }) => [commissions(totalRecords, totalAmount)],
  batch_adopted: ({ totalRecords, totalAmount }) => [commissions(totalRecords, totalAmount)],
  batch_restored: ({ totalRecords, totalAmount, notInLedger }) => [
    commissions(totalRecords, totalAmount),
    some(within(notInLedger).count, 'that the ledger does not have any more', within(notInLedger).amount),
  ],
  vote_recorded: (detail) => [approvals(detail)],
  vote_refused: (detail) => [refusal(detail)],
  duty_refused: (detail) => [refusal(detail)],
  batch_approved: (detail) => [approvals(detail)],
  batch_rejected: freed,
  batch_cancelled: freed,
  batch_expired: freed,
  payment_begun: ({ frozen, leftOutCount, leftOutAmount }) => [
    commissions(within(frozen).count, within(frozen).amount),
    some(leftOutCount, 'left out', leftOutAmount),
  ],
  failures_marked: ({ failed, notFailed }) => [
    some(within(failed).count, 'failed'),
    some(within(notFailed).count, 'not failed after all'),
  ],
  payment_recorded: (detail) => [under(detail), some(within(detail.failedNamed).count, 'failed')],
  batch_paid: paid,
  nothing_paid: paid,
  items_returned: ({ returnedCount, returnedAmount, payAgainCount }) => [
    some(returnedCount, 'returned', returnedAmount),
    some(payAgainCount, 'to be paid again'),
  ],
  late_payment_recorded: (detail) => [
    under(detail),
    some(detail.paidCount, 'paid', detail.paidAmount),
    some(detail.paidTwiceCount, 'paid twice', detail.paidTwiceAmount),
  ],
  items_dropped: ({ totalRecords, totalAmount }) => {
    const left = commissions(totalRecords, totalAmount);
    return [left && `it holds ${left} now`];
  },
  item_taken: ({ count, byBatch }) => [
    some(count, 'taken'),
    typeof byBatch === 'string' ? `by ${byBatch}` : '',
  ],
};

/** What matters of an event, in words: how much, how many, under which reference; empty where nothing does. */
export const eventFacts = (action: string, detail: EventDetail): string =>
  (FACTS[action]?.(detail) ?? []).filter((fact) => fact !== '').join('; ');
