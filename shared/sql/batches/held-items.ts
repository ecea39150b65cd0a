import * as z from 'zod';
import { HOLD_KINDS, type HoldKind } from '../../domain/holds/hold.ts';
import { CountColumn, IdColumn } from '../columns.ts';
import type { Read } from '../statement.ts';
import { DRIFTED } from './drift.ts';
import { OPEN } from './settlement.ts';

export type HeldItem = {
  readonly itemNo: number;
  readonly commissionId: string;
  readonly userId: string;
  /** Of the hold that was set first, where there are several. */
  readonly kind: HoldKind;
  readonly reason: string;
  /** How many of the batch there are. */
  readonly count: number;
};

/**
 * Open items against which nothing stands but a hold, the first of them by number. From the holds, which are few: asked of
 * each item, a batch of a million would be read once more.
 */
export const readHeldItems = (batchId: string, limit: number): Read<HeldItem> => ({
  sql: `SELECT i.item_no AS itemNo, i.commission_id AS commissionId, i.beneficiary_user_id AS userId, w.kind, w.reason,
               COUNT(*) OVER () AS count
          FROM (SELECT a.itemId, MIN(a.holdId) AS holdId
                  FROM (SELECT p.id AS itemId, h.id AS holdId FROM mlm_payout_holds h
                        STRAIGHT_JOIN mlm_payout_batch_items p FORCE INDEX (idx_item_beneficiary)
                           ON p.beneficiary_user_id = h.user_id AND p.batch_id = :batchId
                        WHERE h.open_key LIKE 'person-%'
                         UNION ALL
                        SELECT c.id, h.id FROM mlm_payout_holds h
                        STRAIGHT_JOIN mlm_payout_batch_items c ON c.commission_id = h.commission_id AND c.batch_id = :batchId
                        WHERE h.open_key LIKE 'commission-%' OR h.open_key LIKE 'payment-%') a
                 GROUP BY a.itemId) d
          STRAIGHT_JOIN mlm_payout_batch_items i ON i.id = d.itemId
          STRAIGHT_JOIN mlm_payout_holds w ON w.id = d.holdId
          STRAIGHT_JOIN mlm_commission_ledger l ON l.id = i.commission_id
         WHERE ${OPEN} AND NOT (${DRIFTED})
         ORDER BY i.item_no LIMIT :limit`,
  params: { batchId, limit },
  row: z.object({
    itemNo: CountColumn,
    commissionId: IdColumn,
    userId: IdColumn,
    kind: z.enum(HOLD_KINDS),
    reason: z.string(),
    count: CountColumn,
  }),
});
