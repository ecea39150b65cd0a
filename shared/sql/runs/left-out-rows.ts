import * as z from 'zod';
import type { LeftOutReason } from '../../domain/runs/left-out.ts';
import { EpochColumn, IdColumn, MomentColumn, momentOf } from '../columns.ts';
import type { Read } from '../statement.ts';
import { BEFORE_WINDOW, COMMISSIONS, ELIGIBLE, FREE, IN_WINDOW, leavesOut, STANDING } from './eligible.ts';
import { HOLDING, MARKED_OF_BATCHES, STANDING_OF_MARKED, WHOLE } from './marked.ts';
import type { SurveyWindow } from './survey-window.ts';

export type LeftOutRow = {
  readonly commissionId: string;
  readonly userId: string | null;
  readonly name: string | null;
  /** As the ledger has it: it may have a part of a paisa, which may be why it is left out. */
  readonly amount: string;
  /** null: it has no date; 0: it has a zero one. */
  readonly createdAtSeconds: number | null;
  /** What has it, paid it, or marked it. */
  readonly batchId: string | null;
};

const Row = z.object({
  commissionId: IdColumn,
  userId: IdColumn.nullable(),
  name: z.string().nullable(),
  amount: z.string(),
  createdAtSeconds: EpochColumn.nullable(),
  batchId: IdColumn.nullable(),
});

const COLUMNS = `l.id AS commissionId, l.beneficiary_user_id AS userId, u.name, UNIX_TIMESTAMP(l.created_at) AS createdAtSeconds,
               COALESCE(i.batch_id, l.payout_batch_id) AS batchId`;

/** The commission that a page ended at, as the next page finds it. */
export type LeftOutPlace = Pick<LeftOutRow, 'commissionId' | 'batchId'> & {
  /** Epoch seconds with the parts that the ledger keeps; null and zero as in a row. */
  readonly createdAt: string | null;
};

/** No row: it is gone from the ledger. */
export const readLeftOutPlace = (commissionId: string): Read<LeftOutPlace> => ({
  sql: `SELECT l.id AS commissionId, UNIX_TIMESTAMP(l.created_at) AS createdAt, l.payout_batch_id AS batchId
          FROM mlm_commission_ledger l WHERE l.id = :commissionId`,
  params: { commissionId },
  row: Row.pick({ commissionId: true, batchId: true }).extend({ createdAt: MomentColumn.nullable() }),
});

/**
 * Behind the place, in the order of the key that the list is walked by: those without a date, those with a zero one, then by
 * date; no page sorts what it does not show.
 */
const behind = (place: LeftOutPlace | undefined): string => {
  if (!place) return 'TRUE';
  if (place.createdAt === null) return '(l.created_at IS NOT NULL OR l.id > :afterId)';
  if (Number(place.createdAt) === 0) {
    return 'l.created_at IS NOT NULL AND (l.created_at >= FROM_UNIXTIME(1) OR l.id > :afterId)';
  }
  return `l.created_at >= ${momentOf('after')} AND (l.created_at > ${momentOf('after')} OR l.id > :afterId)`;
};

const placeParams = (place: LeftOutPlace | undefined) =>
  place && {
    afterId: place.commissionId,
    ...(Number(place.createdAt) > 0 && { after: place.createdAt }),
  };

/**
 * Of the free ones, as the survey classifies them, those of one reason. Always from the ledger on: what a reason asks of another
 * table would else have the optimizer begin there, and sort.
 */
export const readFreeLeftOut = (
  reason: LeftOutReason,
  window: SurveyWindow,
  place: LeftOutPlace | undefined,
  limit: number,
): Read<LeftOutRow> => ({
  sql: `SELECT STRAIGHT_JOIN ${COLUMNS}, CAST(l.amount AS CHAR) AS amount
          FROM ${COMMISSIONS}
         WHERE ${FREE} AND ${leavesOut(reason)} AND ${behind(place)} AND ${STANDING} = :reason
         ORDER BY l.created_at, l.id LIMIT :limit`,
  params: { ...window, ...placeParams(place), reason, limit },
  row: Row,
});

/** Of those that carry a batch's marker. Where the survey takes the batch's own total, the amount is its item's. */
export const readMarkedLeftOut = (
  reason: LeftOutReason,
  place: LeftOutPlace | undefined,
  limit: number,
): Read<LeftOutRow> => ({
  sql: `SELECT ${COLUMNS}, CAST(CASE WHEN ${WHOLE} THEN COALESCE(i.amount, l.amount) ELSE l.amount END AS CHAR) AS amount
          FROM mlm_commission_ledger l FORCE INDEX (idx_payout_claim)
          STRAIGHT_JOIN ${MARKED_OF_BATCHES} g ON g.payout_batch_id = l.payout_batch_id
          LEFT JOIN mlm_payout_batches b ON ${HOLDING}
          LEFT JOIN mlm_payout_batch_items i ON i.live_commission_id = l.id AND i.batch_id = l.payout_batch_id
          LEFT JOIN users u ON u.id = l.beneficiary_user_id
         WHERE l.status = 'approved' AND l.payout_batch_id >= :markedFrom
           AND (l.payout_batch_id > :markedFrom OR (${behind(place)})) AND ${STANDING_OF_MARKED} = :reason
         ORDER BY l.payout_batch_id, l.created_at, l.id LIMIT :limit`,
  params: { markedFrom: place?.batchId ?? '0', ...placeParams(place), reason, limit },
  row: Row,
});

type BeyondCap = {
  readonly window: SurveyWindow;
  readonly place: LeftOutPlace | undefined;
  /** How many of them the cap lets in; 0 behind a place, which is beyond it. */
  readonly letIn: number;
  readonly limit: number;
};

/** In the window and free, but behind those that the cap lets in; in the order of the claim. */
export const readInWindowBeyondCap = ({ window, place, letIn, limit }: BeyondCap): Read<LeftOutRow> => ({
  sql: `SELECT ${COLUMNS}, CAST(l.amount AS CHAR) AS amount
          FROM ${COMMISSIONS}
         WHERE ${ELIGIBLE} AND ${IN_WINDOW} AND ${behind(place)}
         ORDER BY l.created_at, l.id LIMIT :limit OFFSET :letIn`,
  params: { ...window, ...placeParams(place), letIn, limit },
  row: Row,
});

/** Of the due, which come behind those, in the order of their own pass. */
export const readDueBeyondCap = ({ window, place, letIn, limit }: BeyondCap): Read<LeftOutRow> => ({
  sql: `SELECT ${COLUMNS}, CAST(l.amount AS CHAR) AS amount
          FROM ${COMMISSIONS}
         WHERE ${ELIGIBLE} AND ${BEFORE_WINDOW} AND l.id > :afterId
         ORDER BY l.id LIMIT :limit OFFSET :letIn`,
  params: { ...window, afterId: place?.commissionId ?? '0', letIn, limit },
  row: Row,
});
