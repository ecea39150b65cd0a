import type { Batch } from '../../domain/batches/batch.ts';
import { FlagColumn } from '../columns.ts';
import type { Read } from '../statement.ts';
import { BATCH_COLUMNS, BatchShape, batchIn } from './batch-rows.ts';

export type BatchFilter = {
  readonly status: string | null;
  /** Made in [from, to), epoch seconds. */
  readonly fromSeconds: number | null;
  readonly toSeconds: number | null;
  /** How the reference begins. */
  readonly reference: string | null;
  /** The whole reference of the payment. */
  readonly paymentReference: string | null;
  /** The total, both ends included. */
  readonly amountFrom: string | null;
  readonly amountTo: string | null;
  /** A user of whom the batch has an item. */
  readonly person: string | null;
};

/** From the items of the person, which are few: asked of each batch, all of 200,000 would be looked through for somebody who is in three. */
const OF_PERSON = `(SELECT DISTINCT i.batch_id AS batchId FROM mlm_payout_batch_items i FORCE INDEX (idx_item_beneficiary)
                 WHERE i.beneficiary_user_id = CAST(:person AS UNSIGNED) AND i.batch_id < :beforeId) p
          STRAIGHT_JOIN mlm_payout_batches b ON b.id = p.batchId`;

/** Of `b`: whether the bank may be paying it by now. */
export const BEGUN = 'b.payment_begun_at IS NOT NULL OR b.settling_since IS NOT NULL';

/** `begun`: its payment, whether or not it is being recorded by now. */
export type ListedBatch = Batch & { readonly begun: boolean };

/** Newest first, those before the given id. */
export const readBatches = (
  { person, ...filter }: BatchFilter,
  beforeId: string,
  limit: number,
): Read<ListedBatch> => ({
  sql: `SELECT ${BATCH_COLUMNS}, ${BEGUN} AS begun
          FROM ${person === null ? 'mlm_payout_batches b' : OF_PERSON}
         WHERE b.id < :beforeId
           AND (:status IS NULL OR b.status = :status)
           AND (:fromSeconds IS NULL OR b.created_at >= FROM_UNIXTIME(:fromSeconds))
           AND (:toSeconds IS NULL OR b.created_at < FROM_UNIXTIME(:toSeconds))
           AND (:paymentReference IS NULL OR b.disbursement_reference = :paymentReference)
           AND (:reference IS NULL OR LEFT(b.batch_reference, CHAR_LENGTH(:reference)) = :reference)
           AND (:amountFrom IS NULL OR b.total_amount >= CAST(:amountFrom AS DECIMAL(15,2)))
           AND (:amountTo IS NULL OR b.total_amount <= CAST(:amountTo AS DECIMAL(15,2)))
         ORDER BY b.id DESC LIMIT :limit`,
  params: { ...filter, ...(person !== null && { person }), beforeId, limit },
  row: BatchShape.extend({ begun: FlagColumn }).transform(({ begun, ...row }) => ({
    ...batchIn(row),
    begun,
  })),
});
