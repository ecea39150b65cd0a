import { utcText } from '../columns.ts';
import type { Read } from '../statement.ts';
import { type Listed, listed } from './listed.ts';

const SUBJECT = `h.id AS holdId, h.kind, h.user_id AS userId, h.commission_id AS commissionId, h.held_by AS heldBy`;
const SUBJECT_FIELDS = ['holdId', 'kind', 'userId', 'commissionId', 'heldBy'];
/** Nothing can be said of the money that a person has yet to earn. */
const NO_AMOUNT = 'CAST(NULL AS DECIMAL(15,2)) AS amount';

/** Open, and longer than they were meant to be. */
export const listHoldsOverdue = (at: Date): Read<Listed> =>
  listed(
    `SELECT ${SUBJECT}, h.until_at AS until, ${NO_AMOUNT}
       FROM mlm_payout_holds h WHERE h.open_key IS NOT NULL AND h.until_at <= :at`,
    [...SUBJECT_FIELDS, 'until', 'amount'],
    'f.until, f.holdId',
    { at: utcText(at) },
  );

/** Open, of users or commissions that are not there. */
export const listHoldsOfNothing = (): Read<Listed> =>
  listed(
    `SELECT ${SUBJECT}, ${NO_AMOUNT}
       FROM mlm_payout_holds h
       LEFT JOIN users u ON u.id = h.user_id LEFT JOIN mlm_commission_ledger l ON l.id = h.commission_id
      WHERE h.open_key IS NOT NULL AND u.id IS NULL AND l.id IS NULL`,
    [...SUBJECT_FIELDS, 'amount'],
    'CAST(f.holdId AS UNSIGNED)',
  );

/** An event tells of a hold by its id; of those that a payment set, by the batch alone. */
const told = (action: string): string =>
  `EXISTS (SELECT 1 FROM mlm_payout_events e
            WHERE e.stream = 'holds' AND e.action = '${action}' AND LOCATE(CONCAT('"holdId":"', h.id, '"'), e.detail) > 0)`;

/** Holds whose key is not that of what they hold, or that were set or lifted with no event of it: somebody wrote here by SQL. */
export const listHoldsOutOfStep = (): Read<Listed> =>
  listed(
    `SELECT ${SUBJECT}, h.open_key AS openKey, h.lifted_by AS liftedBy, ${NO_AMOUNT}
       FROM mlm_payout_holds h
      WHERE (h.open_key IS NULL) <> (h.lifted_at IS NOT NULL)
         OR h.open_key <> CONVERT(CONCAT(h.kind, '-', COALESCE(h.user_id, h.commission_id)) USING ascii) COLLATE ascii_bin
         OR (h.kind <> 'payment' AND NOT ${told('hold_set')})
         OR (h.open_key IS NULL AND NOT ${told('hold_lifted')})`,
    [...SUBJECT_FIELDS, 'openKey', 'liftedBy', 'amount'],
    'CAST(f.holdId AS UNSIGNED)',
  );

const ITEM_OF_BATCH = `JOIN mlm_payout_batches b
         ON b.id = i.batch_id AND b.run_id IS NOT NULL AND h.held_at < b.made_at AND COALESCE(h.lifted_at, b.made_at + INTERVAL 1 SECOND) > b.made_at`;

/** Items of batches that were made while their commission, or whom it is for, was on hold. */
export const listHeldAndClaimed = (): Read<Listed> =>
  listed(
    `SELECT i.commission_id AS commissionId, i.batch_id AS batchId, i.item_no AS itemNo, h.id AS holdId, h.kind, i.amount
       FROM mlm_payout_holds h JOIN mlm_payout_batch_items i ON i.commission_id = h.commission_id ${ITEM_OF_BATCH}
      UNION ALL
     SELECT i.commission_id, i.batch_id, i.item_no, h.id, h.kind, i.amount
       FROM mlm_payout_holds h
       JOIN mlm_commission_ledger l ON l.beneficiary_user_id = h.user_id
       JOIN mlm_payout_batch_items i ON i.commission_id = l.id AND i.beneficiary_user_id = h.user_id ${ITEM_OF_BATCH}`,
    ['commissionId', 'batchId', 'itemNo', 'holdId', 'kind', 'amount'],
    'f.batchId, f.itemNo',
  );
