import * as z from 'zod';
import type { HeldNames, HoldSubject } from '../../domain/holds/hold.ts';
import type { OpenItem } from '../../domain/holds/open-items.ts';
import { AmountColumn, CountColumn, FlagColumn, IdColumn } from '../columns.ts';
import type { Read } from '../statement.ts';
import { EARNER_COLUMNS, NamesShape, namesIn } from './held-names.ts';

export type HeldSubject = { readonly paid: boolean; readonly names: HeldNames };

/** The one or the other, and nothing in place of the other. */
const found = (subject: HoldSubject): Pick<Read<unknown>, 'sql' | 'params'> =>
  subject.kind === 'person'
    ? {
        sql: `SELECT 0 AS paid, u.name AS personName, NULL AS earnerId, NULL AS earnerName, NULL AS heldAmount
                FROM users u WHERE u.id = :userId`,
        params: { userId: subject.userId },
      }
    : {
        sql: `SELECT l.status = 'paid' AS paid, NULL AS personName, ${EARNER_COLUMNS}
                FROM mlm_commission_ledger l LEFT JOIN users k ON k.id = l.beneficiary_user_id
               WHERE l.id = :commissionId`,
        params: { commissionId: subject.commissionId },
      };

/** No row: there is nobody, or nothing, to hold. `paid`: nothing any more. */
export const readSubject = (subject: HoldSubject): Read<HeldSubject> => ({
  ...found(subject),
  row: z
    .object({ paid: FlagColumn, ...NamesShape })
    .transform(({ paid, ...row }) => ({ paid, names: namesIn(subject, row) })),
});

const OpenItemRow = z.object({
  batchId: IdColumn,
  batchReference: z.string(),
  stage: z.enum(['awaits_approval', 'approved', 'being_paid']),
  itemNo: CountColumn,
  commissionId: IdColumn,
  amount: AmountColumn,
  count: CountColumn,
  total: AmountColumn,
});

export type OpenItemRow = OpenItem & { readonly count: number; readonly total: bigint };

/**
 * What open batches hold of a commission, or of all that the ledger owes a person: the first by batch and number, each with
 * how many there are and what they come to.
 */
export const readOpenItems = (subject: HoldSubject, limit: number): Read<OpenItemRow> => ({
  sql: `SELECT b.id AS batchId, b.batch_reference AS batchReference, i.item_no AS itemNo, i.commission_id AS commissionId,
               CASE WHEN b.status = 'pending_approval' THEN 'awaits_approval'
                    WHEN b.settling_since IS NULL AND b.payment_begun_at IS NULL THEN 'approved' ELSE 'being_paid' END AS stage,
               i.amount, COUNT(*) OVER () AS count, SUM(i.amount) OVER () AS total
          FROM mlm_commission_ledger l
          JOIN mlm_payout_batch_items i ON i.live_commission_id = l.id
          JOIN mlm_payout_batches b ON b.id = i.batch_id
         WHERE ${subject.kind === 'person' ? 'l.beneficiary_user_id = :subjectId' : 'l.id = :subjectId'}
           AND i.status IN ('pending', 'approved') AND b.status IN ('pending_approval', 'processing')
         ORDER BY b.id, i.item_no LIMIT :limit`,
  params: { subjectId: subject.kind === 'person' ? subject.userId : subject.commissionId, limit },
  row: OpenItemRow,
});
