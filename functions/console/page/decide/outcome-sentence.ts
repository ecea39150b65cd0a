import { counted } from '../../../../shared/domain/basics/counted.ts';
import { formatRupees } from '../../../../shared/domain/basics/format-rupees.ts';
import type { ActionAnswer, ActionOutcome } from '../../../../shared/events/batch-actions.ts';

type Told = ActionAnswer['batch'];

const missing = ({ requiredApprovals, approvalCount }: Told): string =>
  counted(requiredApprovals - approvalCount, 'approval is', 'approvals are');

const amounts = ({ totalAmount, totalRecords }: Told): string =>
  `${counted(totalRecords, 'commission')}, ${formatRupees(totalAmount)}`;

/** The API records a vote that is taken back, too: to people that is another thing than a vote. */
type Kind = ActionOutcome | 'withdrawn';

const SENTENCES: Readonly<Partial<Record<Kind, (batch: Told) => string>>> = {
  withdrawn: (batch) =>
    `Your approval of ${batch.batchReference} is withdrawn: ${missing(batch)} missing now.`,
  recorded: (batch) => `Your vote for ${batch.batchReference} is recorded: ${missing(batch)} missing still.`,
  already_recorded: ({ batchReference }) =>
    `That was recorded of ${batchReference} before; nothing was done twice.`,
  approved: (batch) => `${batch.batchReference} is approved (${amounts(batch)}): finance can pay it now.`,
  cancelled: ({ batchReference }) =>
    `${batchReference} is cancelled. Its commissions are free: the next run takes those that are not on hold, whatever their age.`,
  settling: ({ batchReference }) => `${batchReference}: the rest is done in the background, and shown below.`,
  dropped: (batch) => `Dropped. ${batch.batchReference} now holds ${amounts(batch)}, and is approved anew.`,
};

/** Once an act is done: what came of it, and what somebody should look at. */
export const outcomeSentence = (act: string, { outcome, warnings, batch }: ActionAnswer): string => {
  const sentence = SENTENCES[act === 'withdraw' && outcome === 'recorded' ? 'withdrawn' : outcome];
  return [sentence?.(batch) ?? `${batch.batchReference}: ${outcome.replaceAll('_', ' ')}.`, ...warnings].join(
    ' ',
  );
};
