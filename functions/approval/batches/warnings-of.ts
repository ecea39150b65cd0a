import { NO_PAYER_WARNING, sameReferenceWarning } from '../../../shared/domain/payments/payment-warnings.ts';
import type { Deps } from '../../../shared/runtime/deps.ts';
import type { SealedBatch } from '../../../shared/sql/batches/batch-rows.ts';
import { readPayers } from '../../../shared/sql/payments/payers.ts';
import { readSameReference } from '../../../shared/sql/payments/payment-references.ts';

/** What somebody should look at before, or after, the money of the batch is moved. */
export const warningsOf = async (
  { database }: Pick<Deps, 'database'>,
  { batch }: SealedBatch,
): Promise<string[]> => {
  const { batchId, status, disbursementReference: reference } = batch;
  const [payers, same] = await Promise.all([
    status === 'processing' ? database.read(readPayers(batchId)) : undefined,
    reference === null ? [] : database.read(readSameReference(batchId, reference)),
  ]);
  return [
    ...(payers?.length === 0 ? [NO_PAYER_WARNING] : []),
    ...sameReferenceWarning(reference ?? '', same),
  ];
};
