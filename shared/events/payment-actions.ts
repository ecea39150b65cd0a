import * as z from 'zod';
import { freeText } from './api-values.ts';
import { ItemNo, itemList, itemNoList } from './item-lists.ts';

const NOTES_MAX = 2_000;
const notes = freeText(0, NOTES_MAX, 'notes').optional();

/** The bank's, or the file's: what the payment is found by later. */
const reference = freeText(1, 100, 'the reference of the payment');

const FailedItem = z.strictObject(
  { itemNo: ItemNo, reason: freeText(1, 200, 'why it failed') },
  { error: 'expected {itemNo, reason}' },
);

const numbersOf = (items: readonly { readonly itemNo: number }[]): number[] =>
  items.map(({ itemNo }) => itemNo);

/** Nobody says two things of one item. */
const areApart = (one: readonly number[], other: readonly number[]): boolean => {
  const named = new Set(one);
  return !other.some((itemNo) => named.has(itemNo));
};

/** POST …/payment: from here on the bank may pay. */
export const BeginInput = z
  .strictObject({
    notes,
    /** Items that are not to be paid now: by their numbers, or "drifted": all that has drifted or is on hold. They stay reserved until the payment is recorded. */
    leaveOut: z
      .union([z.literal('drifted'), itemNoList()], { error: 'expected "drifted", or a list of item numbers' })
      .prefault([]),
    /** Items on hold that are to be paid all the same. */
    payHeld: itemNoList().prefault([]),
  })
  .refine(({ leaveOut, payHeld }) => leaveOut === 'drifted' || areApart(leaveOut, payHeld), {
    path: ['payHeld'],
    error: 'expected no item that stands in "leaveOut", too',
  });
export type BeginInput = z.infer<typeof BeginInput>;

/** POST …/payment/failures: a piece of what the bank did not pay; the last word on an item counts. */
export const FailuresInput = z
  .strictObject({
    failed: itemList(FailedItem, '{itemNo, reason}').prefault([]),
    /** Named as failed before, and paid after all. */
    notFailed: itemNoList().prefault([]),
  })
  .refine(({ failed, notFailed }) => failed.length + notFailed.length > 0, {
    path: ['failed'],
    error: 'expected an item at least, in "failed" or in "notFailed"',
  })
  .refine(({ failed, notFailed }) => areApart(numbersOf(failed), notFailed), {
    path: ['notFailed'],
    error: 'expected no item that stands in "failed", too',
  });
export type FailuresInput = z.infer<typeof FailuresInput>;

/** POST …/payment/abort */
export const AbortInput = z.strictObject({
  reason: freeText(1, NOTES_MAX, 'why, and how you know that the bank paid nothing'),
});
export type AbortInput = z.infer<typeof AbortInput>;

/** POST …/disburse: what the bank did. */
export const RecordInput = z
  .strictObject({
    /** Absent where nothing was paid. */
    reference: reference.optional(),
    notes,
    /** Items that were not paid, beside those that were named before: their commissions are free for the next batch. */
    failed: itemList(FailedItem, '{itemNo, reason}').prefault([]),
    /** Only where no payment was begun: items that have drifted since, and that the bank had paid as they were approved. */
    paidAsApproved: itemNoList().prefault([]),
    /** Only where no payment was begun: what the bank did with the drifted items that are named nowhere. */
    drifted: z.enum(['failed', 'paid'], { error: 'expected "failed" or "paid"' }).optional(),
  })
  .refine(({ failed, paidAsApproved }) => areApart(numbersOf(failed), paidAsApproved), {
    path: ['paidAsApproved'],
    error: 'expected no item that stands in "failed", too',
  });
export type RecordInput = z.infer<typeof RecordInput>;

/** POST …/late-payments: what the bank paid after all, though it had been given up. */
export const LateInput = z.strictObject({
  items: itemList(z.strictObject({ itemNo: ItemNo }, { error: 'expected {itemNo}' }), '{itemNo}').refine(
    (items) => items.length > 0,
    { error: 'expected an item at least' },
  ),
  reference,
});
export type LateInput = z.infer<typeof LateInput>;

const ReturnedItem = z.strictObject(
  {
    itemNo: ItemNo,
    reason: freeText(1, 200, 'why it came back'),
    bankReference: freeText(1, 100, "the bank's reference of the return").optional(),
    /** Whether the next run may pay it again; false where it was, or will be, paid in another way. */
    payAgain: z.boolean({ error: 'expected true, or false where it is paid in another way' }),
  },
  { error: 'expected {itemNo, reason, bankReference, payAgain}' },
);

/** POST …/returns: what was paid and came back. */
export const ReturnsInput = z.strictObject({
  items: itemList(ReturnedItem, '{itemNo, reason, bankReference, payAgain}').refine(
    (items) => items.length > 0,
    { error: 'expected an item at least' },
  ),
});
export type ReturnsInput = z.infer<typeof ReturnsInput>;

/** POST …/drop-drifted */
export const DropInput = z.strictObject({ reason: freeText(1, NOTES_MAX, 'the reason') });
export type DropInput = z.infer<typeof DropInput>;

/** POST …/adopted-answer: what the bank did with a batch that the old page had in processing, or that is held since a restore. */
export const AnswerInput = z.discriminatedUnion(
  'bankPaid',
  [
    z.strictObject({
      bankPaid: z.literal(true),
      /** Absent where all of it failed. */
      reference: reference.optional(),
      notes,
      /** Items that it did not pay. */
      failed: itemList(FailedItem, '{itemNo, reason}').prefault([]),
    }),
    z.strictObject({
      bankPaid: z.literal(false),
      /** How it is known that nothing of it was paid. */
      reason: freeText(1, NOTES_MAX, 'how you know that the bank paid nothing'),
    }),
  ],
  { error: 'expected bankPaid: true, with what it paid, or false, with how you know' },
);
export type AnswerInput = z.infer<typeof AnswerInput>;
