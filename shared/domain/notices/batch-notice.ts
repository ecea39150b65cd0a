import { counted } from '../basics/counted.ts';
import { formatInr, formatRupees } from '../basics/format-rupees.ts';
import { CURRENCY, decimalFrom, type Paise } from '../basics/money.ts';
import { type Notice, type NoticeAudience, type NoticeType, type NoticeValue, noticeOf } from './notice.ts';

/** What every notice about a batch tells of it. */
export type BatchFacts = {
  readonly batchId: string;
  readonly batchReference: string;
  readonly totalRecords: number;
  readonly totalAmount: Paise;
  readonly requiredApprovals: number;
  readonly approvalCount: number;
};

type FactField = keyof BatchFacts | 'noticeKey' | 'type' | 'audience' | 'occurredAt' | 'currency';

type Told = {
  readonly type: NoticeType;
  readonly audience: NoticeAudience;
  /** What tells one that may come again from the others: its day, YYYY-MM-DD, or its event. @default - it comes once in the life of a batch */
  readonly occasion?: string;
  /** What the subject says between the batch and its amount. */
  readonly verb: string;
  /** The amount that the subject names. @default - the batch's total */
  readonly amount?: Paise;
  readonly lines: readonly string[];
  /** What it tells beyond the facts, under names of its own. */
  readonly fields?: Readonly<Record<string, NoticeValue>> & { readonly [name in FactField]?: never };
};

/** Type, batch and, where there is one, occasion are the key: what is told once is not told again. */
export const batchNotice = (facts: BatchFacts, at: Date, told: Told): Notice => {
  const { batchId, batchReference, totalRecords, totalAmount, requiredApprovals, approvalCount } = facts;
  const { type, audience, occasion, verb, amount = totalAmount, lines, fields = {} } = told;
  const payload = {
    noticeKey: occasion ? `${type}/${batchId}/${occasion}` : `${type}/${batchId}`,
    type,
    audience,
    occurredAt: at.toISOString(),
    batchId,
    batchReference,
    totalAmount: decimalFrom(totalAmount),
    currency: CURRENCY,
    totalRecords,
    requiredApprovals,
    approvalCount,
    ...fields,
  };
  return noticeOf(payload, `Payout ${batchReference} ${verb}: ${formatInr(amount)}`, lines);
};

export const totalLine = ({ totalAmount, totalRecords }: BatchFacts): string =>
  `Total: ${formatRupees(totalAmount)} for ${counted(totalRecords, 'commission')}`;

export const approvalsLine = ({ approvalCount, requiredApprovals }: BatchFacts): string =>
  `Approvals: ${approvalCount} of ${requiredApprovals}`;
