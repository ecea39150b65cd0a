import { CLI } from '../../../shared/domain/basics/cli.ts';
import { counted } from '../../../shared/domain/basics/counted.ts';
import type { Batch } from '../../../shared/domain/batches/batch.ts';
import type { BatchRefusal } from '../../../shared/domain/batches/batch-refusal.ts';
import { sealDifferences } from '../../../shared/domain/batches/seal.ts';
import type { SealedBatch } from '../../../shared/sql/batches/batch-rows.ts';

const ended: Readonly<Record<Batch['status'], string>> = {
  draft: `it is a draft of the old script, which only its adoption moves on (${CLI} adopt)`,
  pending_approval: 'it awaits approval',
  processing: 'enough people have approved it, and finance is to pay it',
  completed: 'its payment is recorded',
  cancelled: 'it is cancelled, and what it held is free for other batches',
};

/** Whoever asks twice sees that it is their own payment. */
const under = (reference: string | null): string =>
  reference === null ? '' : ` under the reference ${reference}`;

/** Where the truth goes that was not known when the payment was recorded. */
const SINCE = '. What the bank has paid since is recorded with late-payments, what came back with returns';

const notProcessing = ({ status, approvalCount, requiredApprovals, disbursementReference }: Batch): string =>
  status === 'processing'
    ? `it is marked as processing, but fewer than ${counted(requiredApprovals, 'person', 'people')} approved what it holds: somebody has changed it outside of this system; if the bank has paid nothing of it, cancel it, and run again`
    : `${ended[status]}${under(disbursementReference)} (${approvalCount} of ${counted(requiredApprovals, 'approval')})${status === 'completed' ? SINCE : ''}`;

/** What can be done about items that have drifted. */
const remedy: Readonly<Record<Batch['status'], string>> = {
  pending_approval:
    ' An operator can drop them (drop-drifted); the others are then approved anew. Or reject it; the next run takes what is right.',
  processing:
    ' Has the bank been paid already? Then record that without a begin (disburse): name each item in "failed" or in "paidAsApproved"; "drifted" answers for all that you name nowhere, also for what drifts until then. If not: leave them out of the payment that you begin ("leaveOut": their numbers, or "drifted"), or, where only a hold stands against an item, name it in "payHeld".',
  // Nobody is asked to decide on these.
  draft: '',
  completed: '',
  cancelled: '',
};

/** Words for what of a row is not as it was sealed. */
const differing = (sealed: SealedBatch): string =>
  sealDifferences(sealed.batch, sealed.seal)
    .map((name) => name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`))
    .join(', ');

/** Out of a batch that somebody has changed. What the bank has paid is never cancelled. */
const wayOut: Readonly<Record<Batch['status'], string>> = {
  pending_approval: ' An operator may cancel it; then run again.',
  processing:
    ' If the bank has paid nothing of it, finance may cancel it; then run again. If it has, put back what was sealed, and record the payment.',
  // Over.
  draft: '',
  completed: '',
  cancelled: '',
};

const staleText = (sealed: SealedBatch): string => {
  const { batchReference, status, contentHash } = sealed.batch;
  const differs = differing(sealed);
  if (differs) {
    return `Batch ${batchReference} is not what was made: somebody has changed it outside of this system (${differs}). Nobody can decide on it or pay it.${wayOut[status]} Find out who did it (${CLI} doctor --invariants, ${CLI} audit verify).`;
  }
  return status === 'processing'
    ? `The items of batch ${batchReference} are no longer what people approved: somebody has changed them outside of this system, and nothing was recorded.${wayOut[status]} Find out who did it (${CLI} audit verify).`
    : `Batch ${batchReference} is not what you saw: its content hash is ${contentHash}. Read it again, then decide.`;
};

const begunText = ({ batch, payment }: SealedBatch): string =>
  `The payment of batch ${batch.batchReference} was begun by user ${payment?.byUserId ?? '?'} (${payment?.at.toISOString()}), so the bank may have paid: record what it paid (disburse). If it paid nothing, another person of finance aborts the payment (payment/abort).`;

/** What others have to do in their place, and what they may do all the same. */
const byOthers = (status: Batch['status']): string =>
  status === 'pending_approval'
    ? 'others must approve it. You may reject it.'
    : `another person of finance must do that; who is added now may (${CLI} approvers add).`;

const TEXT: Readonly<
  Record<Exclude<BatchRefusal, 'stale-content' | 'payment-begun'>, (batch: Batch) => string>
> = {
  'not-entitled': ({ batchReference }) =>
    `Your sign-in does not have the role that this takes of batch ${batchReference} as it stands: approvers vote, operators cancel what awaits approval, or drop what has drifted from it, finance moves the money of what is approved.`,
  'not-pending': ({ batchReference, status, expiresAt }) =>
    status === 'pending_approval'
      ? `Batch ${batchReference} cannot be approved any more: the time for it was over at ${expiresAt?.toISOString()}, and it is about to be cancelled. You may reject it.`
      : `Batch ${batchReference} cannot be decided on any more: ${ended[status]}.`,
  'approver-too-new': ({ batchReference }) =>
    `Batch ${batchReference} was made before you became an approver, so your approval cannot count for it. You may reject it; its commissions are then free for the next run.`,
  'own-batch': ({ batchReference, status }) =>
    `You asked for batch ${batchReference} yourself: ${byOthers(status)}`,
  'beneficiary-conflict': ({ batchReference, status }) =>
    `Batch ${batchReference} pays commissions to you: ${byOthers(status)}`,
  'approver-pays': ({ batchReference, status }) =>
    `You approved batch ${batchReference}: ${byOthers(status)} In a team too small for that: ${CLI} settings set payer_may_approve 1 --reason "…", for batches made from then on.`,
  drifted: ({ batchReference, status }) =>
    `Items of batch ${batchReference} are on hold, or the ledger no longer says of them what was approved; "drift" of the batch says why.${remedy[status]}`,
  settling: ({ batchReference }) =>
    `Batch ${batchReference} is being settled in the background, which cannot be stopped or repeated: its progress is in "settling". Try again when that is over.`,
  'not-processing': (batch) => `Batch ${batch.batchReference} cannot be paid: ${notProcessing(batch)}.`,
  'adopted-unanswered': ({ batchReference, restoredAt }) =>
    `Batch ${batchReference} ${restoredAt ? 'is held since the database was restored from a backup, in which something of it was lost' : 'was in processing on the old page when it was taken in'}, so the bank may have paid it: nobody decides on it, cancels or pays it until finance has said what the bank did (adopted-answer).`,
  'payment-not-begun': ({ batchReference, status }) =>
    status === 'processing'
      ? `No payment of batch ${batchReference} has begun: begin one first (payment); what the bank did without that is recorded at once (disburse), with what failed.`
      : `No payment of batch ${batchReference} is under way: ${ended[status]}.`,
  'not-paid': ({ batchReference }) =>
    `Nothing of batch ${batchReference} was ever paid: nothing can come back.`,
};

/** A refusal in a sentence that the person who meets it understands, with what they can do. */
export const refusalText = (because: BatchRefusal, sealed: SealedBatch): string => {
  if (because === 'stale-content') return staleText(sealed);
  return because === 'payment-begun' ? begunText(sealed) : TEXT[because](sealed.batch);
};
