import type { BatchSummary } from '../../../../shared/events/batch-body.ts';
import { useDraft } from '../acts/use-draft.ts';
import { CHOSEN_MAX, type ChosenBatch, chosenBatch } from './chosen-batch.ts';

/** Which batches are chosen to be approved together, over all the pages of the list. */
export type Choice = {
  readonly chosen: readonly ChosenBatch[];
  readonly isChosen: (batchId: string) => boolean;
  readonly isFull: boolean;
  readonly toggle: (batch: BatchSummary) => void;
  readonly keep: (chosen: readonly ChosenBatch[]) => void;
};

const NONE: readonly ChosenBatch[] = [];

export const useChoice = (): Choice => {
  const { draft: chosen, write, clear } = useDraft('batches:chosen', NONE);
  const isChosen = (batchId: string): boolean => chosen.some((each) => each.batchId === batchId);
  const keep = (next: readonly ChosenBatch[]) => (next.length > 0 ? write(next) : clear());
  const toggle = (batch: BatchSummary) =>
    keep(
      isChosen(batch.batchId)
        ? chosen.filter(({ batchId }) => batchId !== batch.batchId)
        : [...chosen, chosenBatch(batch)],
    );
  return { chosen, isChosen, isFull: chosen.length >= CHOSEN_MAX, toggle, keep };
};
