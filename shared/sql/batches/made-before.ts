import * as z from 'zod';
import type { Paise } from '../../domain/basics/money.ts';
import { AmountColumn, CountColumn, IdColumn, SecondsColumn } from '../columns.ts';
import type { Read } from '../statement.ts';

export type BatchBefore = {
  readonly batchId: string;
  readonly batchReference: string;
  readonly createdAt: Date;
  readonly totalRecords: number;
  readonly totalAmount: Paise;
};

/** Batches made before it that were not cancelled, the newest first. */
export const readBatchesBefore = (batchId: string, limit: number): Read<BatchBefore> => ({
  sql: `SELECT b.id AS batchId, b.batch_reference AS batchReference, UNIX_TIMESTAMP(b.created_at) AS createdAt,
               b.total_records AS totalRecords, b.total_amount AS totalAmount
          FROM mlm_payout_batches b FORCE INDEX (PRIMARY)
         WHERE b.id < :batchId AND b.status NOT IN ('draft', 'cancelled')
         ORDER BY b.id DESC LIMIT :limit`,
  params: { batchId, limit },
  row: z.object({
    batchId: IdColumn,
    batchReference: z.string(),
    createdAt: SecondsColumn,
    totalRecords: CountColumn,
    totalAmount: AmountColumn,
  }),
});

/** The recorded result of the run that made the batch. No row, or NULL: none of ours made it, or it recorded none. */
export const readResultOfBatch = (batchId: string): Read<{ result: string | null }> => ({
  sql: `SELECT r.result FROM mlm_payout_batches b JOIN mlm_payout_runs r ON r.id = b.run_id WHERE b.id = :batchId`,
  params: { batchId },
  row: z.object({ result: z.string().nullable() }),
});
