import type { Transaction } from '../../../shared/aws/transaction.ts';
import { counted } from '../../../shared/domain/basics/counted.ts';
import type { Frozen } from '../../../shared/domain/payments/payment.ts';
import { sameReferenceWarning } from '../../../shared/domain/payments/payment-warnings.ts';
import type { RecordInput } from '../../../shared/events/payment-actions.ts';
import { countToBePaid } from '../../../shared/sql/payments/item-marks.ts';
import { readSameReference } from '../../../shared/sql/payments/payment-references.ts';
import type { Held } from '../actions/lock-batch-for.ts';
import { ApiProblem } from '../http/api-problem.ts';

/** What was paid has a reference at the bank, and what was not has none. One that another batch carries is warned of. */
export const refuseReference = async (
  transaction: Transaction,
  { reference }: RecordInput,
  { batch }: Held,
  { itemCount }: Frozen,
): Promise<string[]> => {
  const { count: paidCount } = await transaction.readOne(countToBePaid(batch.batchId, itemCount));
  if (paidCount > 0 && reference === undefined) {
    throw new ApiProblem(
      'invalid-input',
      `reference is missing: ${counted(paidCount, 'item')} of batch ${batch.batchReference} would be recorded as paid: expected the reference of the payment at the bank. If nothing was paid, name all items as failed, or abort the payment.`,
    );
  }
  if (paidCount === 0 && reference !== undefined) {
    throw new ApiProblem(
      'invalid-input',
      `reference is "${reference}", but nothing of batch ${batch.batchReference} would be recorded as paid: expected none.`,
    );
  }
  if (reference === undefined) return [];
  return sameReferenceWarning(reference, await transaction.read(readSameReference(batch.batchId, reference)));
};
