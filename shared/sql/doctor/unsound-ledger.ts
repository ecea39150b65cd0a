import * as z from 'zod';
import type { Paise } from '../../domain/basics/money.ts';
import { AmountColumn, CountColumn } from '../columns.ts';
import { PAYABLE_AT_ANY_AGE } from '../runs/eligible.ts';
import type { Read } from '../statement.ts';
import { type Listed, listed } from './listed.ts';

/** Paid in the ledger, in a batch, and paid in none. */
export const listLedgerPaidItemUnpaid = (): Read<Listed> =>
  listed(
    `SELECT l.id AS commissionId, l.beneficiary_user_id AS beneficiaryUserId, MAX(b.batch_reference) AS batchReference,
            COUNT(*) AS unpaidItems, l.amount
       FROM mlm_payout_batch_items i
       JOIN mlm_payout_batches b ON b.id = i.batch_id
       JOIN mlm_commission_ledger l ON l.id = i.commission_id
      WHERE i.status IN ('pending', 'approved') AND b.status <> 'cancelled' AND l.status = 'paid'
        AND NOT EXISTS (SELECT 1 FROM mlm_payout_batch_items p WHERE p.commission_id = l.id AND p.status = 'paid')
      GROUP BY l.id, l.beneficiary_user_id, l.amount`,
    ['commissionId', 'beneficiaryUserId', 'batchReference', 'unpaidItems', 'amount'],
    'f.commissionId',
  );

/** Paid in a batch; the ledger knows nothing of it. */
export const listItemPaidLedgerUnpaid = (): Read<Listed> =>
  listed(
    `SELECT l.id AS commissionId, l.beneficiary_user_id AS beneficiaryUserId, l.status AS ledgerStatus,
            MIN(b.batch_reference) AS batchReference, l.amount
       FROM mlm_payout_batch_items i
       JOIN mlm_payout_batches b ON b.id = i.batch_id
       JOIN mlm_commission_ledger l ON l.id = i.commission_id
      WHERE i.status = 'paid' AND l.status IN ('pending', 'approved')
      GROUP BY l.id, l.beneficiary_user_id, l.status, l.amount`,
    ['commissionId', 'beneficiaryUserId', 'ledgerStatus', 'batchReference', 'amount'],
    'f.commissionId',
  );

/** Cancelled in the ledger, and paid in a batch or in one that was completed. */
export const listCancelledButPaid = (): Read<Listed> =>
  listed(
    `SELECT l.id AS commissionId, l.beneficiary_user_id AS beneficiaryUserId, b.batch_reference AS batchReference,
            i.status AS itemStatus, i.amount
       FROM mlm_commission_ledger l
       JOIN mlm_payout_batch_items i ON i.commission_id = l.id
       JOIN mlm_payout_batches b ON b.id = i.batch_id
      WHERE l.status = 'cancelled'
        AND (i.status = 'paid' OR (b.status = 'completed' AND i.status IN ('pending', 'approved')))`,
    ['commissionId', 'beneficiaryUserId', 'batchReference', 'itemStatus', 'amount'],
    'f.commissionId, f.batchReference',
  );

/** In an open batch although the ledger no longer has it as approved: cancelled, or pending again. */
export const listUnapprovedInOpenBatch = (): Read<Listed> =>
  listed(
    `SELECT l.id AS commissionId, l.beneficiary_user_id AS beneficiaryUserId, l.status AS ledgerStatus,
            b.batch_reference AS batchReference, b.status AS batchStatus, i.amount
       FROM mlm_payout_batches b
       JOIN mlm_payout_batch_items i ON i.batch_id = b.id
       JOIN mlm_commission_ledger l ON l.id = i.commission_id
      WHERE b.status IN ('draft', 'pending_approval', 'processing') AND i.status IN ('pending', 'approved')
        AND l.status IN ('pending', 'cancelled')`,
    ['commissionId', 'beneficiaryUserId', 'ledgerStatus', 'batchReference', 'batchStatus', 'amount'],
    'f.batchReference, f.commissionId',
  );

/** In an open batch with another amount than the ledger has now; `amount` is the difference. */
export const listAmountChanged = (): Read<Listed> =>
  listed(
    `SELECT l.id AS commissionId, l.beneficiary_user_id AS beneficiaryUserId, b.batch_reference AS batchReference,
            b.status AS batchStatus, i.amount AS itemAmount, l.amount AS ledgerAmount, ABS(i.amount - l.amount) AS amount
       FROM mlm_payout_batches b
       JOIN mlm_payout_batch_items i ON i.batch_id = b.id
       JOIN mlm_commission_ledger l ON l.id = i.commission_id
      WHERE b.status IN ('draft', 'pending_approval', 'processing') AND i.status IN ('pending', 'approved')
        AND i.amount <> l.amount`,
    [
      ...['commissionId', 'beneficiaryUserId', 'batchReference', 'batchStatus'],
      ...['itemAmount', 'ledgerAmount', 'amount'],
    ],
    'f.batchReference, f.commissionId',
  );

export const listAmountNotPositive = (): Read<Listed> =>
  listed(
    `SELECT l.id AS commissionId, l.beneficiary_user_id AS beneficiaryUserId, l.amount
       FROM mlm_commission_ledger l WHERE l.status = 'approved' AND l.amount <= 0`,
    ['commissionId', 'beneficiaryUserId', 'amount'],
    'f.commissionId',
  );

export const listBeneficiaryMissing = (): Read<Listed> =>
  listed(
    `SELECT l.id AS commissionId, l.beneficiary_user_id AS beneficiaryUserId, l.amount
       FROM mlm_commission_ledger l LEFT JOIN users u ON u.id = l.beneficiary_user_id
      WHERE l.status = 'approved' AND u.id IS NULL`,
    ['commissionId', 'beneficiaryUserId', 'amount'],
    'f.commissionId',
  );

/** Epoch seconds: the start of the window, and the ages at which stranded commissions are told apart. */
export type StrandedAges = {
  readonly fromSeconds: number;
  readonly monthSeconds: number;
  readonly quarterSeconds: number;
  readonly yearSeconds: number;
};

export const STRANDED_AGES = ['up to 30 days', 'up to 90 days', 'up to 1 year', 'older'] as const;

export type StrandedRow = {
  readonly age: (typeof STRANDED_AGES)[number];
  readonly count: number;
  readonly amount: Paise;
};

/** What a batch let go is taken whatever its age; a database that was not migrated does not know of it. */
const NOT_DUE = `AND NOT EXISTS (SELECT 1 FROM mlm_payout_batch_items q WHERE q.due_commission_id = l.id)`;

/** Payable but for their age: approved, in no live item, older than the window; by age. Asked of databases without live items, too. */
export const tallyStranded = (
  ages: StrandedAges,
  { knowsDue }: { readonly knowsDue: boolean },
): Read<StrandedRow> => ({
  sql: `SELECT s.age, COUNT(*) AS count, CAST(SUM(s.amount) AS DECIMAL(20, 2)) AS amount
          FROM (SELECT l.amount, CASE WHEN l.created_at >= FROM_UNIXTIME(:monthSeconds) THEN 'up to 30 days'
                                      WHEN l.created_at >= FROM_UNIXTIME(:quarterSeconds) THEN 'up to 90 days'
                                      WHEN l.created_at >= FROM_UNIXTIME(:yearSeconds) THEN 'up to 1 year'
                                      ELSE 'older' END AS age
                  FROM mlm_commission_ledger l JOIN users u ON u.id = l.beneficiary_user_id
                 WHERE ${PAYABLE_AT_ANY_AGE}
                   AND l.created_at < FROM_UNIXTIME(:fromSeconds) ${knowsDue ? NOT_DUE : ''}
                   AND NOT EXISTS (SELECT 1 FROM mlm_payout_batch_items i
                                     JOIN mlm_payout_batches b ON b.id = i.batch_id
                                    WHERE i.commission_id = l.id AND i.status NOT IN ('failed', 'released', 'dropped', 'returned')
                                      AND b.status <> 'cancelled')) s
         GROUP BY s.age`,
  params: { ...ages },
  row: z.object({ age: z.enum(STRANDED_AGES), count: CountColumn, amount: AmountColumn }),
});
