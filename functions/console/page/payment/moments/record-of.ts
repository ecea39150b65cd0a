import type * as z from 'zod';
import type { Tally } from '../../../../../shared/domain/basics/tally.ts';
import type { BatchBody } from '../../../../../shared/events/batch-body.ts';
import type { RecordInput } from '../../../../../shared/events/payment-actions.ts';
import { type Asked, askedOf } from '../asked.ts';
import { failedItems, missingReasons } from '../items/failed-items.ts';
import { NOTHING_PICKED, type Picking } from '../items/picking.ts';
import { tallyOf } from '../items/tally-of.ts';
import { unchosenNumbers } from '../items/unchosen-numbers.ts';
import { answeredDrift } from './answered-drift.ts';
import { againstCount } from './begin-of.ts';
import { type DriftAnswer, NO_DRIFT_ANSWER, standingAnswer } from './drift-answer.ts';
import { type Marked, NOTHING_MARKED } from './marked.ts';

export type RecordDraft = DriftAnswer & {
  readonly reference: string;
  readonly notes: string;
  readonly picking: Picking;
};

export const NO_RECORD: RecordDraft = {
  ...NO_DRIFT_ANSWER,
  reference: '',
  notes: '',
  picking: NOTHING_PICKED,
};

export type RecordFacts = {
  /** What the payment is for: what begin fixed, or all that the batch holds. */
  readonly whole: Tally;
  /** Of that, what was marked as failed before; undefined while it is not known. */
  readonly marked: Marked | undefined;
  /** Without a begin, what stands against items; null once it is begun: then that is over. */
  readonly drift: BatchBody['drift'] | null;
  /** Of the drifted items, as far as they are listed. */
  readonly amounts: ReadonlyMap<number, string>;
};

export type RecordPlan = {
  readonly asked: Asked<z.input<typeof RecordInput>>;
  readonly paid: Tally;
  readonly failed: Tally;
  /** Whether the amount of all that failed is known; else `paid` is what it comes to at most. */
  readonly exact: boolean;
};

/** What is recorded as paid and as failed, in figures that add up, before it is. */
export const recordOf = (facts: RecordFacts, draft: RecordDraft): RecordPlan => {
  const { reference, notes, picking } = draft;
  const { whole, marked = NOTHING_MARKED, drift, amounts } = facts;
  // Chosen here, and named meanwhile: it failed once.
  const namedBefore = new Set(marked.items.map(({ itemNo }) => itemNo));
  const chosen = tallyOf(picking.chosen.filter(({ itemNo }) => !namedBefore.has(itemNo)));
  const named = new Set(picking.chosen.map(({ itemNo }) => itemNo));
  const answered = answeredDrift({ drift, amounts, named }, draft);
  const failed = {
    count: marked.tally.count + chosen.count + answered.failed.count,
    amount: marked.tally.amount + chosen.amount + answered.failed.amount,
  };
  const paid = { count: whole.count - failed.count, amount: whole.amount - failed.amount };
  const isAnswerMissing = drift !== null && againstCount(drift) > 0 && standingAnswer(drift, draft) === null;
  const allFailed = [...failedItems(picking.chosen), ...answered.body.failed];
  const body = {
    ...answered.body,
    ...(paid.count > 0 && { reference: reference.trim() }),
    ...(notes.trim() && { notes: notes.trim() }),
    failed: allFailed,
  };
  const missing = [
    !facts.marked && 'What was named as failed before: it is being read.',
    paid.count > 0 && !reference.trim() && 'The reference of the payment at the bank.',
    unchosenNumbers(picking),
    missingReasons(picking.chosen),
    isAnswerMissing && 'What the bank did with the items that drifted or are on hold.',
  ];
  return { asked: askedOf(body, missing), paid, failed, exact: answered.exact };
};
