import * as z from 'zod';
import { CountColumn, IdColumn } from '../columns.ts';
import type { Read } from '../statement.ts';
import { BATCH_STREAM } from './batch-stream.ts';

export type StreamRow = {
  readonly stream: string;
  readonly seq: number;
  readonly hash: string;
  readonly lastAt: Date | null;
  readonly batchId: string | null;
  readonly batchReference: string | null;
};

const Row: z.ZodType<StreamRow> = z.object({
  stream: z.string(),
  seq: CountColumn,
  hash: z.string(),
  lastAt: CountColumn.transform((microseconds) => new Date(microseconds / 1000)).nullable(),
  batchId: IdColumn.nullable(),
  batchReference: z.string().nullable(),
});

const HEAD = 's.stream, s.seq, s.hash, e.occurred_at AS lastAt';
const ITS_EVENT = 'LEFT JOIN mlm_payout_events e ON e.stream = s.stream AND e.seq = s.seq';

/** Those of batches, newest batch first, before the given id. */
export const readBatchStreams = (beforeId: string, limit: number): Read<StreamRow> => ({
  sql: `SELECT ${HEAD}, b.id AS batchId, b.batch_reference AS batchReference
          FROM mlm_payout_batches b FORCE INDEX (PRIMARY)
          STRAIGHT_JOIN mlm_payout_streams s ON s.stream = ${BATCH_STREAM}
          ${ITS_EVENT}
         WHERE b.id < CAST(:beforeId AS UNSIGNED) ORDER BY b.id DESC LIMIT :limit`,
  params: { beforeId, limit },
  row: Row,
});

/** All others, by name: what stands on either side of those of batches. */
export const readOtherStreams = (limit: number): Read<StreamRow> => ({
  sql: `SELECT ${HEAD}, NULL AS batchId, NULL AS batchReference
          FROM mlm_payout_streams s
          ${ITS_EVENT}
         WHERE s.stream < 'batch-' OR s.stream >= 'batch.' ORDER BY s.stream LIMIT :limit`,
  params: { limit },
  row: Row,
});
