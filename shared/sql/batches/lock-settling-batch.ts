import * as z from 'zod';
import { batchStream } from '../../domain/audit/streams.ts';
import { BATCH_STREAM } from '../audit/batch-stream.ts';
import type { Read } from '../statement.ts';
import {
  BATCH_COLUMNS,
  BatchShape,
  batchIn,
  HEAD_COLUMNS,
  HeadShape,
  headIn,
  type LockedBatch,
} from './batch-rows.ts';

/** What puts a batch under way: a payment, or one of the ways in which it ends. And what ends that: nothing is under way after it. */
const STEPS = [
  'payment_begun',
  'batch_rejected',
  'batch_cancelled',
  'batch_expired',
  'batch_paid',
  'items_released',
] as const;

/** `lastStep`: the last of them in the batch's stream; null where it has none. */
export type SettlingBatch = LockedBatch & { readonly lastStep: (typeof STEPS)[number] | null };

/** As lockBatch, with what its stream says is under way. */
export const lockSettlingBatch = (batchId: string): Read<SettlingBatch> => ({
  sql: `SELECT ${BATCH_COLUMNS}, ${HEAD_COLUMNS},
               (SELECT e.action FROM mlm_payout_events e
                 WHERE e.stream = ${BATCH_STREAM} AND e.action IN (${STEPS.map((step) => `'${step}'`).join(', ')})
                 ORDER BY e.seq DESC LIMIT 1) AS lastStep
          FROM mlm_payout_batches b LEFT JOIN mlm_payout_streams s ON s.stream = :stream
         WHERE b.id = :batchId FOR UPDATE`,
  params: { batchId, stream: batchStream(batchId) },
  row: BatchShape.extend({ ...HeadShape, lastStep: z.enum(STEPS).nullable() }).transform(
    ({ headSeq, headHash, lastStep, ...row }) => ({
      batch: batchIn(row),
      head: headIn({ headSeq, headHash }),
      lastStep,
    }),
  ),
});
