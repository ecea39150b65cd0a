import * as z from 'zod';
import { AS_RECORDED } from '../approvers/as-recorded.ts';
import { IdColumn } from '../columns.ts';
import type { Read } from '../statement.ts';

export type Payer = { readonly userId: string; readonly name: string | null };

/**
 * Of a sign-in `a` and a batch `b`: one of finance, active, as the audit trail says, who has neither asked for the batch nor,
 * unless that is allowed, approved it (domain/batches/duty-refusal). Whom the batch pays, each statement asks in its own way.
 */
export const MAY_PAY = `a.active = 1 AND FIND_IN_SET('finance', a.roles) > 0 AND ${AS_RECORDED}
           AND a.user_id <> COALESCE(b.requested_by_user_id, 0)
           AND (COALESCE(b.payer_may_approve, 1) = 1
                OR NOT EXISTS (SELECT 1 FROM mlm_payout_batch_approvals v
                                WHERE v.batch_id = b.id AND v.approver_user_id = a.user_id AND v.status = 'approved'))`;

/** Whom the batch pays, of those who are of finance: one pass over its items, however many those are. */
const PAID_BY_IT = `SELECT DISTINCT i.beneficiary_user_id AS userId FROM mlm_payout_batch_items i
                     WHERE i.batch_id = :batchId
                       AND i.beneficiary_user_id IN (SELECT f.user_id FROM mlm_payout_approvers f WHERE FIND_IN_SET('finance', f.roles) > 0)`;

/** People of finance whom their duties allow to move the money of the batch, each once. */
export const readPayers = (batchId: string): Read<Payer> => ({
  sql: `SELECT a.user_id AS userId, MIN(u.name) AS name
          FROM mlm_payout_batches b
          JOIN mlm_payout_approvers a ON ${MAY_PAY}
          JOIN users u ON u.id = a.user_id
          LEFT JOIN (${PAID_BY_IT}) p ON p.userId = a.user_id
         WHERE b.id = :batchId AND p.userId IS NULL
         GROUP BY a.user_id ORDER BY a.user_id LIMIT 20`,
  params: { batchId },
  row: z.object({ userId: IdColumn, name: z.string().nullable() }),
});
