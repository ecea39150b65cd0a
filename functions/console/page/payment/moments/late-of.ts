import type * as z from 'zod';
import type { LateInput } from '../../../../../shared/events/payment-actions.ts';
import { type Asked, askedOf } from '../asked.ts';
import { NOTHING_PICKED, type Picking } from '../items/picking.ts';
import { unchosenNumbers } from '../items/unchosen-numbers.ts';

export type LateDraft = { readonly reference: string; readonly picking: Picking };

export const NO_LATE: LateDraft = { reference: '', picking: NOTHING_PICKED };

/** What the bank paid after all, though it had been given up. */
export const lateOf = ({ reference, picking }: LateDraft): Asked<z.input<typeof LateInput>> =>
  askedOf({ items: picking.chosen.map(({ itemNo }) => ({ itemNo })), reference: reference.trim() }, [
    picking.chosen.length === 0 && 'The items that the bank paid after all.',
    unchosenNumbers(picking),
    !reference.trim() && 'The reference of the payment at the bank.',
  ]);
