import { decimalFrom } from '../../../shared/domain/basics/money.ts';
import { type BatchState, batchState } from '../../../shared/domain/batches/batch-state.ts';
import type { ListedBatch } from '../../../shared/sql/batches/read-batches.ts';
import { decimalOrNull } from './decimal-or-null.ts';

/** The word for how far a batch is, the same as on the page. */
export const exportedState = ({ status, totalAmount, paidAmount, begun }: ListedBatch): BatchState =>
  batchState({ status, totalAmount: decimalFrom(totalAmount), paidAmount: decimalOrNull(paidAmount), begun });
