import * as z from 'zod';
import type { Paise } from '../../domain/basics/money.ts';
import { AmountColumn, CountColumn, UtcColumn } from '../columns.ts';
import type { Read } from '../statement.ts';

export type BegunPayments = {
  readonly count: number;
  readonly amount: Paise;
  /** The first of them; null where there is none. */
  readonly batchReference: string | null;
  readonly begunAt: Date | null;
};

/** At the bank: begun, and nobody has recorded yet what it paid. */
export const readBegunPayments = (): Read<BegunPayments> => ({
  sql: `SELECT COUNT(*) AS count, COALESCE(SUM(b.total_amount), 0) AS amount, MIN(b.payment_begun_at) AS begunAt,
               (SELECT o.batch_reference FROM mlm_payout_batches o
                 WHERE o.status = 'processing' AND o.settling_since IS NULL AND o.payment_begun_at IS NOT NULL
                 ORDER BY o.payment_begun_at, o.id LIMIT 1) AS batchReference
          FROM mlm_payout_batches b 
         WHERE b.status = 'processing' AND b.settling_since IS NULL AND b.payment_begun_at IS NOT NULL`,
  params: {},
  row: z.object({
    count: CountColumn,
    amount: AmountColumn,
    batchReference: z.string().nullable(),
    begunAt: UtcColumn.nullable(),
  }),
});
