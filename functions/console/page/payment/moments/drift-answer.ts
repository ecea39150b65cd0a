import type { BatchBody } from '../../../../../shared/events/batch-body.ts';
import { againstCount } from './begin-of.ts';

type Drift = BatchBody['drift'];

/** Without a begin, what the bank did with what has drifted or is on hold. */
export type DriftAnswer = {
  /** null: not said yet. */
  readonly drifted: 'paid' | 'failed' | 'some' | null;
  /** Numbers of those that it paid, where it paid some. */
  readonly paidAsApproved: readonly number[];
  /** What was on the screen when that was said. */
  readonly answered: { readonly count: number; readonly itemNos: readonly number[] };
};

export const NO_DRIFT_ANSWER: DriftAnswer = {
  drifted: null,
  paidAsApproved: [],
  answered: { count: 0, itemNos: [] },
};

/** Whether all that has drifted or is on hold is listed. */
export const isListed = (drift: Drift): boolean => againstCount(drift) === drift.items.length;

/** What an answer that is given now is about. */
export const answeredNow = (drift: Drift): Pick<DriftAnswer, 'answered'> => ({
  answered: { count: againstCount(drift), itemNos: drift.items.map(({ itemNo }) => itemNo) },
});

/** The answer as far as it still stands: what drifted after it was given was not seen, so it is asked anew. */
export const standingAnswer = (
  drift: Drift,
  { drifted, answered: { count, itemNos } }: DriftAnswer,
): DriftAnswer['drifted'] => {
  const isSeen = drift.items.every(({ itemNo }) => itemNos.includes(itemNo));
  return isSeen && (isListed(drift) || againstCount(drift) <= count) ? drifted : null;
};
