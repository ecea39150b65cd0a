import { counted } from '../../../shared/domain/basics/counted.ts';
import { formatRupees } from '../../../shared/domain/basics/format-rupees.ts';
import { decimalFrom } from '../../../shared/domain/basics/money.ts';
import type { Batch } from '../../../shared/domain/batches/batch.ts';
import { TOO_FEW_REMEDY } from '../../../shared/domain/batches/too-few-approvers.ts';
import { NO_PAYER_WARNING } from '../../../shared/domain/payments/payment-warnings.ts';
import type { InboxWarning } from '../../../shared/events/inbox-body.ts';
import type { Standing } from './describe-waiting.ts';

export type StandingBatch = { readonly batch: Batch; readonly standing: Standing };

const named = ({ batchReference, totalAmount }: Batch): string =>
  `Batch ${batchReference}, ${formatRupees(totalAmount)},`;

const of = ({ batchId, totalAmount }: Batch) => ({ batchId, amount: decimalFrom(totalAmount) });

const aboutBatch = ({ batch, standing }: StandingBatch): InboxWarning[] => {
  const { status, requiredApprovals, settlingSince } = batch;
  const { mayApprove, awaited } = standing;
  if (status === 'pending_approval') {
    if (mayApprove >= requiredApprovals) return [];
    const text = `${named(batch)} takes ${counted(requiredApprovals, 'approval')}, and ${mayApprove === 0 ? 'nobody' : `only ${mayApprove}`} may give one by now.`;
    return [{ kind: 'too_few_approvers', ...of(batch), text, advice: TOO_FEW_REMEDY }];
  }
  if (settlingSince || awaited.length > 0) return [];
  return [
    {
      kind: 'no_payer',
      ...of(batch),
      text: `${named(batch)} is approved, and nobody may move its money.`,
      advice: NO_PAYER_WARNING,
    },
  ];
};

/** Batches that wait for somebody who is not there. */
export const warnOfBatches = (batches: readonly StandingBatch[]): InboxWarning[] =>
  batches.flatMap(aboutBatch);
