import { createHash } from 'node:crypto';
import { CLI } from '../basics/cli.ts';
import { counted } from '../basics/counted.ts';
import { formatCount } from '../basics/format-count.ts';
import { formatInr, formatRupees } from '../basics/format-rupees.ts';
import { CURRENCY, decimalFrom, type Paise } from '../basics/money.ts';
import type { LeftOut } from '../runs/left-out.ts';

export type NoticeType =
  | 'payout_batch_created'
  | 'payout_batch_approved'
  | 'payout_batch_rejected'
  | 'payout_batch_cancelled'
  | 'payout_batch_disbursed'
  | 'finance_batch_processing'
  | 'finance_batch_disbursed'
  | 'payout_run_failed'
  | 'payout_digest'
  | 'payout_reminder';

/** Who should read it; subscriptions filter on it. */
export type NoticeAudience = 'admin' | 'finance' | 'approver';

export type NoticeValue =
  | string
  | number
  | readonly NoticeValue[]
  | { readonly [field: string]: NoticeValue };

/** What machines receive. Consumers drop repeats by noticeKey: delivery is at least once. */
export type NoticePayload = {
  readonly noticeKey: string;
  readonly type: NoticeType;
  readonly audience: NoticeAudience;
  readonly occurredAt: string;
  readonly [field: string]: NoticeValue;
};

export type Notice = {
  readonly noticeKey: string;
  readonly type: NoticeType;
  /** At most 100 characters of ASCII: SNS refuses more. */
  readonly subject: string;
  readonly message: string;
  readonly payload: NoticePayload;
};

const SUBJECT_LENGTH_MAX = 100;
const asSubject = (text: string): string => text.replace(/[^\x20-\x7e]/g, '?').slice(0, SUBJECT_LENGTH_MAX);

/** The same facts for people and machines; the subject in ASCII, whatever it names. */
export const noticeOf = (payload: NoticePayload, subject: string, lines: readonly string[]): Notice => ({
  noticeKey: payload.noticeKey,
  type: payload.type,
  subject: asSubject(subject),
  message: lines.join('\n'),
  payload,
});

export type CreatedBatch = {
  readonly batchId: string;
  readonly batchReference: string;
  readonly totalRecords: number;
  readonly totalAmount: Paise;
  readonly requiredApprovals: number;
  /** What the settings ask for; a run may ask for fewer, but not unseen. */
  readonly requiredApprovalsSetting: number;
  /** People who may approve it as things stand. */
  readonly activeApprovers: number;
  readonly contentHash: string;
  /** In the order of the reasons. */
  readonly leftOut: readonly LeftOut[];
};

const leftOutLine = ({ reason, count, amount }: LeftOut): string =>
  `Left out, ${reason}: ${formatCount(count)} (${formatRupees(amount)})`;

/** Said at once: the batch would wait for votes that nobody can give. */
const tooFewApproversLine = ({ activeApprovers, requiredApprovals }: CreatedBatch): string[] => {
  if (activeApprovers >= requiredApprovals) return [];
  const people = ['Nobody', 'Only 1 person'][activeApprovers] ?? `Only ${activeApprovers} people`;
  const approvals = counted(requiredApprovals, 'approval is', 'approvals are');
  return [
    `Warning: ${people} may approve this batch: ${approvals} needed. Approvers added from now on do not count for ` +
      `this batch; cancel it, add approvers (${CLI} approvers add), run again.`,
  ];
};

/** A batch awaits its approvers. */
export const batchCreatedNotice = (batch: CreatedBatch, occurredAt: Date): Notice => {
  const { batchReference, requiredApprovals, requiredApprovalsSetting } = batch;
  const fewer =
    requiredApprovals < requiredApprovalsSetting
      ? [`Note: this run asked for fewer approvals than the setting's ${requiredApprovalsSetting}.`]
      : [];
  return noticeOf(
    {
      noticeKey: `payout_batch_created/${batch.batchId}`,
      type: 'payout_batch_created',
      audience: 'approver',
      occurredAt: occurredAt.toISOString(),
      batchId: batch.batchId,
      batchReference,
      totalAmount: decimalFrom(batch.totalAmount),
      currency: CURRENCY,
      totalRecords: batch.totalRecords,
      requiredApprovals,
      requiredApprovalsSetting,
      activeApprovers: batch.activeApprovers,
      approvalCount: 0,
      contentHash: batch.contentHash,
    },
    `Payout ${batchReference} awaits approval: ${formatInr(batch.totalAmount)}`,
    [
      `Payout batch ${batchReference} awaits approval.`,
      '',
      `Total: ${formatRupees(batch.totalAmount)} for ${counted(batch.totalRecords, 'commission')}`,
      `Approvals needed: ${requiredApprovals}`,
      ...fewer,
      ...tooFewApproversLine(batch),
      ...batch.leftOut.map(leftOutLine),
      `Content hash: ${batch.contentHash}`,
    ],
  );
};

/** A run failed; one notice per run key, however often it is retried. */
export const runFailedNotice = (
  failure: { readonly runKey: string; readonly name: string; readonly message: string },
  occurredAt: Date,
): Notice => {
  const { runKey, name, message } = failure;
  const keyDigest = createHash('sha256').update(runKey).digest('hex');
  return noticeOf(
    {
      noticeKey: `payout_run_failed/${keyDigest}`,
      type: 'payout_run_failed',
      audience: 'admin',
      occurredAt: occurredAt.toISOString(),
      runKey,
      errorType: name,
      error: message,
    },
    `Payout run failed: ${name} (${runKey})`,
    [
      `Payout run ${runKey} failed; no batch was made by it.`,
      '',
      `${name}: ${message}`,
      '',
      'Mend the cause, then run again with the same run key; a run that had committed is not repeated.',
    ],
  );
};
