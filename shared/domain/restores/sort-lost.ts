import type { LostEvent } from './lost-list.ts';

/** What a batch has lost: the actions of its stream that are not on record here. */
export type LostOfBatch = {
  readonly batchId: string;
  readonly actions: readonly string[];
  /** That it was made, or taken in, is among them: what stands under its number may be another. */
  readonly isNew: boolean;
};

export type SortedLost = {
  readonly batches: readonly LostOfBatch[];
  /** What else was said, by stream. */
  readonly others: readonly { readonly stream: string; readonly events: number }[];
};

const BEGINNINGS: readonly string[] = ['batch_created', 'batch_adopted', 'batch_restored'];

const batchIdOf = (stream: string): string | undefined => /^batch-(\d+)$/.exec(stream)?.[1];

/** What is lost, by what it was about; in the order in which it was first told of. */
export const sortLost = (events: readonly LostEvent[]): SortedLost => {
  const streams = [...Map.groupBy(events, ({ stream }) => stream)];
  return {
    batches: streams.flatMap(([stream, lost]) => {
      const batchId = batchIdOf(stream);
      if (batchId === undefined) return [];
      const actions = [...new Set(lost.map(({ action }) => action))];
      return [{ batchId, actions, isNew: actions.some((action) => BEGINNINGS.includes(action)) }];
    }),
    others: streams
      .filter(([stream]) => batchIdOf(stream) === undefined)
      .map(([stream, lost]) => ({ stream, events: lost.length })),
  };
};
