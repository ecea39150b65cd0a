import type * as z from 'zod';
import type { ReturnsInput } from '../../../../../shared/events/payment-actions.ts';
import { type Asked, askedOf } from '../asked.ts';
import type { ChosenItem } from '../items/chosen-item.ts';
import { missingReasons } from '../items/failed-items.ts';
import { missingOf } from '../items/missing-of.ts';
import { NOTHING_PICKED, type Picking } from '../items/picking.ts';
import { unchosenNumbers } from '../items/unchosen-numbers.ts';

export type ReturnsDraft = { readonly picking: Picking };

export const NO_RETURNS: ReturnsDraft = { picking: NOTHING_PICKED };

const returned = ({ itemNo, reason, bankReference, payAgain }: ChosenItem) => ({
  itemNo,
  reason: reason.trim(),
  ...(bankReference.trim() && { bankReference: bankReference.trim() }),
  payAgain: payAgain === true,
});

/** What came back; whether it is paid again is said of each, because nothing of it is a matter of course. */
export const returnsOf = ({ picking }: ReturnsDraft): Asked<z.input<typeof ReturnsInput>> =>
  askedOf({ items: picking.chosen.map(returned) }, [
    picking.chosen.length === 0 && 'The items that came back.',
    unchosenNumbers(picking),
    missingReasons(picking.chosen),
    missingOf('Whether it is paid again', picking.chosen, ({ payAgain }) => payAgain !== null),
  ]);
