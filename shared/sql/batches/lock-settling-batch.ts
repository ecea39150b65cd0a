import * as z from 'zod';
import { batchStream } from '../../domain/audit/streams.ts';
import type { Payment } from '../../domain/payments/payment.ts';
import { BATCH_STREAM } from '../audit/batch-stream.ts';
import { PAYMENT, PaymentColumn } from '../payments/payment-column.ts';
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

/** The ways in which a batch ends without being paid, after which it is released; and what ends that. */
const RELEASES = ['batch_rejected', 'batch_cancelled', 'batch_expired', 'items_released'] as const;

export type SettlingBatch = LockedBatch & {
  readonly payment: Payment | null;
  /** The last of them in the batch's stream; null where it has none. */
  readonly lastRelease: (typeof RELEASES)[number] | null;
};

/** As lockBatch, with what its stream says is under way. */
export const lockSettlingBatch = (batchId: string): Read<SettlingBatch> => ({
  sql: `SELECT ${BATCH_COLUMNS}, ${HEAD_COLUMNS}, ${PAYMENT} AS payment,
               (SELECT e.action FROM mlm_payout_events e
                 WHERE e.stream = ${BATCH_STREAM} AND e.action IN (${RELEASES.map((action) => `'${action}'`).join(', ')})
                 ORDER BY e.seq DESC LIMIT 1) AS lastRelease
          FROM mlm_payout_batches b LEFT JOIN mlm_payout_streams s ON s.stream = :stream
         WHERE b.id = :batchId FOR UPDATE`,
  params: { batchId, stream: batchStream(batchId) },
  row: BatchShape.extend({
    ...HeadShape,
    payment: PaymentColumn,
    lastRelease: z.enum(RELEASES).nullable(),
  }).transform(({ headSeq, headHash, payment, lastRelease, ...row }) => ({
    batch: batchIn(row),
    head: headIn({ headSeq, headHash }),
    payment,
    lastRelease,
  })),
});
