import * as z from 'zod';

const Id = z.string().regex(/^\d+$/);
const Amount = z.string().regex(/^-?\d+\.\d\d$/);
const PersonSum = z.object({ userId: Id, count: z.int(), amount: Amount });

/** What it takes all items of a batch to know: an aid for people, on which nothing is decided. Ids alone: names change. */
export const KeptSummary = z.object({
  people: z.int(),
  /** null: nothing is left in the batch. */
  largest: z.object({ itemNo: z.int(), commissionId: Id, userId: Id, amount: Amount }).nullable(),
  /** Whom it pays most. */
  topPeople: z.array(PersonSum),
  /** Of whom no earlier batch has paid, or holds, anything; the first by what they get. */
  firstTime: z.object({ people: z.int(), amount: Amount, first: z.array(PersonSum) }),
});
export type KeptSummary = z.infer<typeof KeptSummary>;
export type PersonSum = z.infer<typeof PersonSum>;
