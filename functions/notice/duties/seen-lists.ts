import { MINUTE } from '../../../shared/domain/basics/durations.ts';

/** A million items take minutes; one that is not what was sealed is never kept, and not asked for each minute. */
const ASK_AGAIN_AFTER = 15 * MINUTE;

/** What one process knows of the lists of batches, as long as it lives. */
export type SeenLists = {
  readonly isSeenTo: (key: string, at: Date) => boolean;
  readonly found: (key: string) => void;
  readonly asked: (key: string, at: Date) => void;
};

export const rememberLists = (): SeenLists => {
  const found = new Set<string>();
  const asked = new Map<string, number>();
  return {
    isSeenTo: (key, at) =>
      found.has(key) || at.getTime() < (asked.get(key) ?? Number.NEGATIVE_INFINITY) + ASK_AGAIN_AFTER,
    found: (key) => {
      found.add(key);
    },
    asked: (key, at) => {
      asked.set(key, at.getTime());
    },
  };
};
