import type * as z from 'zod';
import type { AnswerInput } from '../../../../../shared/events/payment-actions.ts';
import { type Asked, askedOf } from '../asked.ts';
import { failedItems, missingReasons } from '../items/failed-items.ts';
import { NOTHING_PICKED, type Picking } from '../items/picking.ts';
import { unchosenNumbers } from '../items/unchosen-numbers.ts';

export type AnswerDraft = {
  /** null: not said yet. */
  readonly bankPaid: boolean | null;
  readonly reference: string;
  readonly notes: string;
  readonly reason: string;
  readonly picking: Picking;
};

export const NO_ANSWER: AnswerDraft = {
  bankPaid: null,
  reference: '',
  notes: '',
  reason: '',
  picking: NOTHING_PICKED,
};

type Body = z.input<typeof AnswerInput>;

const paidAnswer = ({ reference, notes, picking }: AnswerDraft, totalRecords: number): Asked<Body> => {
  const { chosen } = picking;
  const isPaid = chosen.length < totalRecords;
  const body = {
    bankPaid: true as const,
    ...(isPaid && { reference: reference.trim() }),
    ...(notes.trim() && { notes: notes.trim() }),
    ...(chosen.length > 0 && { failed: failedItems(chosen) }),
  };
  return askedOf<Body>(body, [
    isPaid && !reference.trim() && 'The reference of the payment at the bank.',
    unchosenNumbers(picking),
    missingReasons(chosen),
  ]);
};

/** What the bank did with a batch that the old page had in processing. */
export const answerOf = (draft: AnswerDraft, totalRecords: number): Asked<Body> => {
  const { bankPaid, reason } = draft;
  if (bankPaid === null) return { kind: 'missing', missing: ['Whether the bank paid it.'] };
  if (bankPaid) return paidAnswer(draft, totalRecords);
  return askedOf<Body>({ bankPaid: false, reason: reason.trim() }, [
    !reason.trim() && 'How you know that the bank paid nothing of it.',
  ]);
};
