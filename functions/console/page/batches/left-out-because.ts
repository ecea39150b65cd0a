import { counted } from '../../../../shared/domain/basics/counted.ts';
import type { BatchBody } from '../../../../shared/events/batch-body.ts';
import { whyNot } from '../batch/why-not.ts';
import type { ChosenBatch } from './chosen-batch.ts';

/** What no vote minds, and somebody should look at all the same. */
const toLookAt = ({ drift: { heldCount }, warnings }: BatchBody): string | undefined => {
  if (heldCount > 0)
    return `${counted(heldCount, 'item of it is', 'items of it are')} on hold: look at it first.`;
  return warnings.length > 0 ? warnings.join(' ') : undefined;
};

/**
 * Why a batch that was chosen is not approved together with others; undefined where it is. What needs a look of its own is
 * never signed in passing.
 */
export const leftOutBecause = (chosen: ChosenBatch, batch: BatchBody, userId: string): string | undefined => {
  const mine = batch.votes.find((vote) => vote.userId === userId);
  if (mine?.counts && mine.decision === 'approved') return 'You have approved it already.';
  const refusal = whyNot(batch, 'approve');
  if (refusal) return refusal;
  if (batch.contentHash !== chosen.contentHash) return 'It has changed since you chose it: look at it anew.';
  if (batch.drift.count > 0) {
    return `${counted(batch.drift.count, 'item')} of it cannot be paid as approved: look at it first.`;
  }
  return toLookAt(batch);
};
