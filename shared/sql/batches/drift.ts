import * as z from 'zod';
import type { BatchStanding } from '../../domain/batches/decide-approval.ts';
import { CountColumn, FlagColumn, IdColumn } from '../columns.ts';
import type { Read } from '../statement.ts';

/** An open item of which the ledger no longer says what was approved, or says nothing, or which is not the one that may pay. */
export const DRIFTED = `i.status IN ('pending', 'approved')
                 AND (i.live_commission_id IS NULL OR l.id IS NULL OR NOT (l.status <=> 'approved')
                      OR NOT (l.amount <=> i.amount) OR NOT (l.beneficiary_user_id <=> i.beneficiary_user_id))`;

/** One pass over the items, outside of any transaction: a million take seconds, in which others would wait. */
export const readStanding = (batchId: string, userId: string): Read<BatchStanding> => ({
  sql: `SELECT COALESCE(SUM(CASE WHEN ${DRIFTED} THEN 1 ELSE 0 END), 0) AS driftCount,
               COALESCE(MAX(i.beneficiary_user_id = CAST(:userId AS UNSIGNED)), 0) AS paysCaller
          FROM mlm_payout_batch_items i FORCE INDEX (uq_item_no)
          LEFT JOIN mlm_commission_ledger l ON l.id = i.commission_id
         WHERE i.batch_id = :batchId`,
  params: { batchId, userId },
  row: z.object({
    driftCount: CountColumn,
    paysCaller: FlagColumn,
  }),
});

/** Whether the batch pays this user: what has been paid, or let go, too. */
export const readPaysCaller = (batchId: string, userId: string): Read<Pick<BatchStanding, 'paysCaller'>> => ({
  sql: `SELECT EXISTS (SELECT 1 FROM mlm_payout_batch_items i
                        WHERE i.batch_id = :batchId AND i.beneficiary_user_id = CAST(:userId AS UNSIGNED)) AS paysCaller`,
  params: { batchId, userId },
  row: z.object({ paysCaller: FlagColumn }),
});

export type DriftedItem = {
  readonly itemNo: number;
  readonly commissionId: string;
  readonly amount: string;
  /** What the ledger says now; null where the row is gone. */
  readonly ledgerStatus: string | null;
  /** At two decimals, and more only where they say something. */
  readonly ledgerAmount: string | null;
  readonly sameBeneficiary: boolean;
  /** The item that holds the commission; null where none does, or this one. */
  readonly heldByBatch: string | null;
  readonly heldByBatchStatus: string | null;
  readonly heldByStatus: string | null;
  readonly live: boolean;
};

/** The first drifted items, each with what shows why. */
export const readDriftedItems = (batchId: string, limit: number): Read<DriftedItem> => ({
  sql: `SELECT i.item_no AS itemNo, i.commission_id AS commissionId, i.amount,
               CASE WHEN l.id IS NOT NULL THEN COALESCE(l.status, 'nothing') END AS ledgerStatus,
               CASE WHEN l.amount = ROUND(l.amount, 2) THEN CAST(CAST(l.amount AS DECIMAL(20, 2)) AS CHAR)
                    ELSE CAST(l.amount AS CHAR) END AS ledgerAmount,
               COALESCE(l.beneficiary_user_id = i.beneficiary_user_id, 0) AS sameBeneficiary,
               h.batch_reference AS heldByBatch, h.status AS heldByBatchStatus, o.status AS heldByStatus,
               i.live_commission_id IS NOT NULL AS live
          FROM mlm_payout_batch_items i FORCE INDEX (uq_item_no)
          LEFT JOIN mlm_commission_ledger l ON l.id = i.commission_id
          LEFT JOIN mlm_payout_batch_items o ON o.live_commission_id = i.commission_id AND o.id <> i.id
          LEFT JOIN mlm_payout_batches h ON h.id = o.batch_id
         WHERE i.batch_id = :batchId AND ${DRIFTED}
         ORDER BY i.item_no LIMIT :limit`,
  params: { batchId, limit },
  row: z.object({
    itemNo: CountColumn,
    commissionId: IdColumn,
    amount: z.string(),
    ledgerStatus: z.string().nullable(),
    ledgerAmount: z.string().nullable(),
    sameBeneficiary: FlagColumn,
    heldByBatch: z.string().nullable(),
    heldByBatchStatus: z.string().nullable(),
    heldByStatus: z.string().nullable(),
    live: FlagColumn,
  }),
});
