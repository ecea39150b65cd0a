import { counted } from '../basics/counted.ts';
import { formatCount } from '../basics/format-count.ts';
import { formatRupees } from '../basics/format-rupees.ts';
import { decimalFrom, type Paise } from '../basics/money.ts';
import type { Tally } from '../basics/tally.ts';
import type { MayApprove } from '../batches/may-approve.ts';
import { TOO_FEW_REMEDY, tooFewApprovers } from '../batches/too-few-approvers.ts';
import { asPeopleNeed } from '../runs/as-people-need.ts';
import type { LeftOut } from '../runs/left-out.ts';
import type { ApprovalTier } from '../settings/approval-tiers.ts';
import { type BatchFacts, batchNotice, totalLine } from './batch-notice.ts';
import type { Notice } from './notice.ts';

export type CreatedBatch = Omit<BatchFacts, 'approvalCount'> & {
  /** What the settings ask for; a run may ask for fewer, but not unseen. */
  readonly requiredApprovalsSetting: number;
  readonly mayApprove: MayApprove;
  /** Users who are approvers, and are paid by it. */
  readonly paidApprovers: readonly string[];
  /** What the batches of its business day come to together, where that sum reached the tier, and not its own total. */
  readonly tier: ApprovalTier | undefined;
  readonly tierAmount: Paise | undefined;
  readonly contentHash: string;
  /** What another batch let go: older than the window, and in this one. */
  readonly due: Tally;
  /** In the order of the reasons. */
  readonly leftOut: readonly LeftOut[];
};

const leftOutLine = ({ reason, count, amount }: LeftOut): string =>
  `Left out, ${reason}: ${formatCount(count)} (${formatRupees(amount)})`;

const dueLine = ({ due: { count, amount } }: CreatedBatch): string[] =>
  count === 0
    ? []
    : [
        `Of these, let go by earlier batches and older than the window: ${formatCount(count)} (${formatRupees(amount)})`,
      ];

const mayApproveLine = ({ mayApprove: { count, of } }: CreatedBatch): string =>
  `May approve: ${formatCount(count)} of ${counted(of, 'approver')}`;

/** Said at once: the batch would wait for votes that nobody can give. */
const tooFewLine = ({ mayApprove, paidApprovers }: CreatedBatch): string[] => {
  const tooFew = tooFewApprovers(mayApprove, { paid: paidApprovers.length });
  return tooFew ? [`Warning: ${tooFew} ${TOO_FEW_REMEDY}`] : [];
};

/** Where a tier asks for as many: by the batch's own total, or by that of its day, of which the batch itself says nothing. */
const tierLine = ({ tier, tierAmount, requiredApprovals }: CreatedBatch): string[] => {
  if (tier?.approvals !== requiredApprovals) return [];
  const what =
    tierAmount === undefined
      ? ''
      : `this batch and the others made on the same business day come to ${formatRupees(tierAmount)}; `;
  const needed = counted(tier.approvals, 'approval is', 'approvals are');
  return [`Why as many: ${what}from ${formatRupees(tier.from)} on ${needed} needed.`];
};

/** A batch awaits its approvers. */
export const batchCreatedNotice = (batch: CreatedBatch, at: Date): Notice => {
  const { batchReference, requiredApprovals, requiredApprovalsSetting, mayApprove } = batch;
  const { contentHash, tierAmount, due } = batch;
  const facts = { ...batch, approvalCount: 0 };
  const fewer =
    requiredApprovals < requiredApprovalsSetting
      ? [`Note: this run asked for fewer approvals than the setting's ${requiredApprovalsSetting}.`]
      : [];
  return batchNotice(facts, at, {
    type: 'payout_batch_created',
    audience: 'approver',
    verb: 'awaits approval',
    lines: [
      `Payout batch ${batchReference} awaits approval.`,
      '',
      totalLine(facts),
      ...dueLine(batch),
      `Approvals needed: ${requiredApprovals}`,
      ...tierLine(batch),
      ...fewer,
      mayApproveLine(batch),
      ...tooFewLine(batch),
      ...asPeopleNeed(batch.leftOut).map(leftOutLine),
      `Content hash: ${contentHash}`,
    ],
    fields: {
      requiredApprovalsSetting,
      mayApprove,
      contentHash,
      ...(tierAmount !== undefined && { tierAmount: decimalFrom(tierAmount) }),
      ...(due.count > 0 && { dueRecords: due.count, dueAmount: decimalFrom(due.amount) }),
    },
  });
};
