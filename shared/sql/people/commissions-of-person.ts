import * as z from 'zod';
import { ITEM_STATUSES, type ItemStatus } from '../../domain/batches/item-statuses.ts';
import {
  COMMISSION_STATES,
  type CommissionState,
  WAITING_REASONS,
  type WaitingReason,
} from '../../domain/people/commission-state.ts';
import { CountColumn, IdColumn, SecondsColumn } from '../columns.ts';
import type { SurveyWindow } from '../runs/survey-window.ts';
import type { Read } from '../statement.ts';
import { ITS_ITEMS, REASON, STATE, TELLS } from './standing-of-commission.ts';

export type CommissionOfPerson = {
  readonly commissionId: string;
  readonly state: CommissionState;
  readonly reason: WaitingReason | null;
  /** What its item has, where one tells; else the ledger. */
  readonly amount: string;
  /** null: the host dated it with nothing, or with zero. */
  readonly createdAt: Date | null;
  /** The item that tells of it; NULL columns where none does. */
  readonly itemId: string | null;
  readonly itemUserId: string | null;
  readonly itemStatus: ItemStatus | null;
  readonly itemNo: number | null;
  readonly batchId: string | null;
  readonly batchReference: string | null;
  readonly paidAt: Date | null;
  readonly reference: string | null;
  readonly notes: string | null;
};

export type PersonFilter = {
  readonly userId: string;
  readonly state: CommissionState | null;
  readonly commission: string | null;
  /** Only what is approved and in no batch. */
  readonly waiting: boolean;
};

/**
 * What the ledger owes them, by whatever key the host has on the beneficiary; and what batches had for them, though the ledger
 * has given it to somebody else since. Each id once, newest first.
 */
const idsOf = (limited: string): string =>
  `(SELECT y.id FROM (SELECT o.id FROM mlm_commission_ledger o IGNORE INDEX (idx_payout_claim, PRIMARY)
                       WHERE o.beneficiary_user_id = CAST(:userId AS UNSIGNED) AND o.id < CAST(:beforeId AS UNSIGNED)
                       ORDER BY o.id DESC ${limited}) y
    UNION DISTINCT
    SELECT w.id FROM (SELECT DISTINCT g.id
                        FROM mlm_payout_batch_items t FORCE INDEX (idx_item_beneficiary)
                        STRAIGHT_JOIN mlm_commission_ledger g FORCE INDEX (PRIMARY) ON g.id = t.commission_id
                       WHERE t.beneficiary_user_id = CAST(:userId AS UNSIGNED) AND t.commission_id < CAST(:beforeId AS UNSIGNED)
                         AND g.beneficiary_user_id <> t.beneficiary_user_id
                       ORDER BY g.id DESC ${limited}) w)`;

/** Newest first, those before the given id. */
export const readCommissionsOfPerson = (
  { userId, state, commission, waiting }: PersonFilter,
  window: SurveyWindow,
  beforeId: string,
  limit: number,
): Read<CommissionOfPerson> => {
  // Else it is not known which ids are on the page before each is looked at.
  const listsAll = state === null && commission === null && !waiting;
  return {
    sql: `SELECT f.*
          FROM (SELECT l.id AS commissionId, ${STATE} AS state, ${REASON} AS reason,
                       CASE WHEN ${TELLS} THEN k.amount ELSE CAST(l.amount AS DECIMAL(20, 2)) END AS amount,
                       CASE WHEN l.created_at >= FROM_UNIXTIME(1) THEN UNIX_TIMESTAMP(l.created_at) END AS createdAt,
                       CASE WHEN ${TELLS} THEN k.id END AS itemId,
                       CASE WHEN ${TELLS} THEN k.beneficiary_user_id END AS itemUserId,
                       CASE WHEN ${TELLS} THEN k.status END AS itemStatus,
                       CASE WHEN ${TELLS} THEN k.item_no END AS itemNo,
                       CASE WHEN ${TELLS} THEN k.notes END AS notes,
                       CASE WHEN ${TELLS} THEN b.id END AS batchId,
                       CASE WHEN ${TELLS} THEN b.batch_reference END AS batchReference,
                       CASE WHEN ${TELLS} AND k.status IN ('paid', 'returned') THEN UNIX_TIMESTAMP(b.processed_at) END AS paidAt,
                       CASE WHEN ${TELLS} AND k.status IN ('paid', 'returned') THEN b.disbursement_reference END AS reference
                  FROM ${idsOf(listsAll ? 'LIMIT :limit' : '')} p
                  STRAIGHT_JOIN mlm_commission_ledger l FORCE INDEX (PRIMARY) ON l.id = p.id
                  ${ITS_ITEMS}) f
         WHERE (:state IS NULL OR f.state = :state)
           AND (:commission IS NULL OR f.commissionId = CAST(:commission AS UNSIGNED)) AND (:waiting = 0 OR f.reason IS NOT NULL)
         ORDER BY f.commissionId DESC LIMIT :limit`,
    params: { ...window, userId, state, commission, waiting: waiting ? 1 : 0, beforeId, limit },
    row: z.object({
      commissionId: IdColumn,
      state: z.enum(COMMISSION_STATES),
      reason: z.enum(WAITING_REASONS).nullable(),
      amount: z.string(),
      createdAt: SecondsColumn.nullable(),
      itemId: IdColumn.nullable(),
      itemUserId: IdColumn.nullable(),
      itemStatus: z.enum(ITEM_STATUSES).nullable(),
      itemNo: CountColumn.nullable(),
      batchId: IdColumn.nullable(),
      batchReference: z.string().nullable(),
      paidAt: SecondsColumn.nullable(),
      reference: z.string().nullable(),
      notes: z.string().nullable(),
    }),
  };
};
