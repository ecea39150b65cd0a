import * as z from 'zod';
import { BATCH_STATUSES, type BatchStatus } from '../../domain/batches/batch.ts';
import { IdColumn } from '../columns.ts';
import type { Read } from '../statement.ts';

export type StandingBatch = {
  readonly batchId: string;
  readonly batchReference: string;
  readonly status: BatchStatus;
  readonly totalAmount: string;
};

const Row = z.object({
  batchId: IdColumn,
  batchReference: z.string(),
  status: z.enum(BATCH_STATUSES),
  totalAmount: z.string(),
});

const SELECT = `SELECT b.id AS batchId, b.batch_reference AS batchReference, b.status, b.total_amount AS totalAmount
          FROM mlm_payout_batches b`;

/** No row: no batch stands under that number. */
export const readBatchOfId = (batchId: string): Read<StandingBatch> => ({
  sql: `${SELECT} WHERE b.id = CAST(:batchId AS UNSIGNED)`,
  params: { batchId },
  row: Row,
});

/** By what people call it: a restored database gives numbers again. */
export const readBatchOfReference = (batchReference: string): Read<StandingBatch> => ({
  sql: `${SELECT} WHERE b.batch_reference = :batchReference`,
  params: { batchReference },
  row: Row,
});
