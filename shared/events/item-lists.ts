import * as z from 'zod';
import { formatCount } from '../domain/basics/format-count.ts';

/** As many items as a request names; with more, it is sent in pieces. */
export const NAMED_ITEMS_MAX = 10_000;

const itemNoError = 'expected the number of an item of the batch';

export const ItemNo = z
  .int({ error: itemNoError })
  .min(1, { error: itemNoError })
  .max(4_294_967_295, { error: itemNoError });

const tooMany = `expected at most ${formatCount(NAMED_ITEMS_MAX)} items: send the others in another request`;

type Numbered = { readonly itemNo: number };

/** Each once, as many as a request takes. */
export const itemNoList = () =>
  z
    .array(ItemNo, { error: 'expected a list of item numbers' })
    .max(NAMED_ITEMS_MAX, { error: tooMany })
    .refine((itemNos) => new Set(itemNos).size === itemNos.length, { error: 'expected each item once' });

/** As itemNoList, with what is said of each. */
export const itemList = <Item extends z.ZodType<Numbered>>(item: Item, shape: string) =>
  z
    .array(item, { error: `expected a list of ${shape}` })
    .max(NAMED_ITEMS_MAX, { error: tooMany })
    .refine((items) => new Set(items.map(({ itemNo }) => itemNo)).size === items.length, {
      error: 'expected each item once',
    });

/** As many as an address holds. */
const ASKED_ITEMS_MAX = 200;

const askedError = `expected numbers of items, as 3,8,21: at most ${ASKED_ITEMS_MAX}`;

/** Of a query: items by their numbers. */
export const ItemNumbers = z
  .string({ error: askedError })
  .regex(/^\d{1,10}(?:,\d{1,10})*$/, { error: askedError })
  .transform((text) => text.split(',').map(Number))
  .refine((itemNos) => itemNos.length <= ASKED_ITEMS_MAX, { error: askedError })
  .meta({ examples: ['3,8,21'] });
