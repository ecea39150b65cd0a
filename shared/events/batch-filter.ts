import * as z from 'zod';
import { BATCH_STATUSES } from '../domain/batches/batch.ts';
import { freeText, Id } from './api-values.ts';
import { AmountText, WindowEndText } from './payout-payload.ts';

const statusError = `expected one of ${BATCH_STATUSES.join(', ')}`;
const referenceError = 'expected how a batch reference begins, in 1 to 40 letters, digits, ".", "_" or "-"';

/** Which batches a list is of; what is left out leaves none out. */
export const BatchListFilter = z.strictObject({
  status: z.enum(BATCH_STATUSES, { error: statusError }).optional(),
  /** Made in this time; a bare date is that whole day in the business time zone. */
  from: WindowEndText.optional(),
  to: WindowEndText.optional(),
  reference: z
    .string()
    .regex(/^[\w.-]{1,40}$/, { error: referenceError })
    .optional(),
  /** Of its payment at the bank, whole. */
  paymentReference: freeText(1, 100, 'the reference of a payment').optional(),
  /** Of the total, both ends included. */
  amountFrom: AmountText.optional(),
  amountTo: AmountText.optional(),
  /** A user of whom it has an item. */
  person: Id.optional(),
});
export type BatchListFilter = z.output<typeof BatchListFilter>;
