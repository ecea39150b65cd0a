import type * as z from 'zod';
import { paiseFrom } from '../../../../../shared/domain/basics/money.ts';
import type { Tally } from '../../../../../shared/domain/basics/tally.ts';
import type { BatchBody } from '../../../../../shared/events/batch-body.ts';
import type { BeginInput } from '../../../../../shared/events/payment-actions.ts';
import { type Asked, askedOf } from '../asked.ts';
import { tallyOf } from '../items/tally-of.ts';

export type BeginDraft = {
  readonly notes: string;
  /** Numbers of items on hold that are paid all the same. */
  readonly payHeld: readonly number[];
};

export const NO_BEGIN: BeginDraft = { notes: '', payHeld: [] };

export type BeginPlan = {
  readonly asked: Asked<z.input<typeof BeginInput>>;
  readonly paid: Tally;
  readonly leftOut: Tally;
  /** Whether all that is left out is known by its amount; else `paid` is what it comes to at most. */
  readonly exact: boolean;
};

type Facts = Pick<BatchBody, 'totalRecords' | 'totalAmount' | 'drift'>;

/** What stands against items of the batch: all of it, not only what is listed. */
export const againstCount = ({ count, heldCount }: BatchBody['drift']): number => count + heldCount;

/**
 * What is left out, and what is then paid. Where all of it is listed, it is named by number, so that what drifts at the last
 * moment is refused and seen, not left out unseen.
 */
export const beginOf = (
  { totalRecords, totalAmount, drift }: Facts,
  { notes, payHeld }: BeginDraft,
  amounts: ReadonlyMap<number, string>,
): BeginPlan => {
  const paidThoughHeld = drift.items.filter(({ itemNo, held }) => held && payHeld.includes(itemNo));
  const left = drift.items.filter((item) => !paidThoughHeld.includes(item));
  const isListed = againstCount(drift) === drift.items.length;
  const known = left.flatMap(({ itemNo }) => amounts.get(itemNo) ?? []);
  const { amount } = tallyOf(known.map((text) => ({ amount: text })));
  const count = againstCount(drift) - paidThoughHeld.length;
  const paid = { count: totalRecords - count, amount: paiseFrom(totalAmount) - amount };
  const body = {
    ...(notes.trim() && { notes: notes.trim() }),
    ...(count > 0 && { leaveOut: isListed ? left.map(({ itemNo }) => itemNo) : ('drifted' as const) }),
    ...(paidThoughHeld.length > 0 && { payHeld: paidThoughHeld.map(({ itemNo }) => itemNo) }),
  };
  return {
    asked: askedOf(body, [
      paid.count <= 0 && 'Something to pay: with all of that left out, nothing would be paid.',
    ]),
    paid,
    leftOut: { count, amount },
    exact: isListed && known.length === left.length,
  };
};
