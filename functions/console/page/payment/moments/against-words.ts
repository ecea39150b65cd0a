import { agree } from '../../../../../shared/domain/basics/agree.ts';
import { counted } from '../../../../../shared/domain/basics/counted.ts';
import type { BatchBody } from '../../../../../shared/events/batch-body.ts';

type Counts = Pick<BatchBody['drift'], 'count' | 'heldCount'>;

const driftedWords = (count: number): string =>
  `${counted(count, 'item')} cannot be paid as ${agree(count, 'it was', 'they were')} approved`;

/** What stands against items of a batch: a hold is finance's to decide on, what has drifted is nobody's. */
export const againstWords = ({ count, heldCount }: Counts): string => {
  const held = `${counted(heldCount, 'item is', 'items are')} on hold`;
  if (count === 0) return held;
  return heldCount === 0 ? driftedWords(count) : `${driftedWords(count)}, ${held}`;
};
