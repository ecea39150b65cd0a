import * as z from 'zod';
import {
  type HeldNames,
  HOLD_KINDS,
  type Hold,
  type HoldKind,
  type HoldSubject,
  openKeyOf,
} from '../../domain/holds/hold.ts';
import { IdColumn, UtcColumn, utcText } from '../columns.ts';
import { NEWEST_ID } from '../newest-id.ts';
import type { Read, Write } from '../statement.ts';
import { NAME_COLUMNS, NamesShape, namesIn } from './held-names.ts';

const COLUMNS = `h.id AS holdId, h.kind, h.user_id AS userId, h.commission_id AS commissionId, h.reason, h.held_by AS heldBy,
               h.held_at AS heldAt, h.until_at AS until, h.lifted_by AS liftedBy, h.lifted_at AS liftedAt,
               h.lifted_reason AS liftedReason, ${NAME_COLUMNS}`;

const NAMES = `LEFT JOIN users u ON u.id = h.user_id
          LEFT JOIN mlm_commission_ledger l ON l.id = h.commission_id
          LEFT JOIN users k ON k.id = l.beneficiary_user_id`;

const HOLDS = `mlm_payout_holds h
          ${NAMES}`;

const Columns = z.object({
  holdId: IdColumn,
  kind: z.enum(HOLD_KINDS),
  userId: IdColumn.nullable(),
  commissionId: IdColumn.nullable(),
  reason: z.string(),
  heldBy: z.string(),
  heldAt: UtcColumn,
  until: UtcColumn.nullable(),
  liftedBy: z.string().nullable(),
  liftedAt: UtcColumn.nullable(),
  liftedReason: z.string().nullable(),
  ...NamesShape,
});

const subjectOf = (kind: HoldKind, userId: string | null, commissionId: string | null): HoldSubject =>
  kind === 'person' ? { kind, userId: userId ?? '' } : { kind, commissionId: commissionId ?? '' };

export type NamedHold = Hold & HeldNames;

const holdIn = (row: z.output<typeof Columns>): NamedHold => {
  const { kind, userId, commissionId, liftedBy, liftedAt, liftedReason, ...rest } = row;
  const { personName, earnerId, earnerName, heldAmount, ...hold } = rest;
  const subject = subjectOf(kind, userId, commissionId);
  return {
    ...hold,
    subject,
    lifted: liftedAt && { by: liftedBy ?? '', at: liftedAt, reason: liftedReason ?? '' },
    ...namesIn(subject, { personName, earnerId, earnerName, heldAmount }),
  };
};

const HoldRow: z.ZodType<NamedHold> = Columns.transform(holdIn);

/** No row: there is no such hold. */
export const readHold = (holdId: string): Read<NamedHold> => ({
  sql: `SELECT ${COLUMNS} FROM ${HOLDS} WHERE h.id = :holdId`,
  params: { holdId },
  row: HoldRow,
});

/** No row: nothing is held there now. */
export const readOpenHold = (subject: HoldSubject): Read<NamedHold> => ({
  sql: `SELECT ${COLUMNS} FROM ${HOLDS} WHERE h.open_key = :openKey`,
  params: { openKey: openKeyOf(subject) },
  row: HoldRow,
});

/** What is held of a person now: all that they are owed, or single commissions that the ledger has for them. */
export const readHoldsOn = (userId: string, limit: number): Read<NamedHold> => ({
  sql: `SELECT ${COLUMNS} FROM ${HOLDS}
         WHERE h.open_key IS NOT NULL
           AND (h.user_id = CAST(:userId AS UNSIGNED) OR l.beneficiary_user_id = CAST(:userId AS UNSIGNED))
         ORDER BY h.id DESC LIMIT :limit`,
  params: { userId, limit },
  row: HoldRow,
});

/** The last that was set because payments of the commission failed, open or lifted. */
export const readPaymentHold = (commissionId: string): Read<NamedHold> => ({
  sql: `SELECT ${COLUMNS} FROM ${HOLDS}
         WHERE h.commission_id = :commissionId AND h.kind = 'payment' ORDER BY h.id DESC LIMIT 1`,
  params: { commissionId },
  row: HoldRow,
});

/**
 * Open ones first, each newest first; those after the given place. Of either the next are found by its key, and only those
 * are sorted: the lifted ones grow with the years.
 */
export const readHolds = (
  after: { readonly lifted: boolean; readonly holdId: string },
  limit: number,
): Read<NamedHold> => ({
  sql: `SELECT ${COLUMNS}
          FROM ((SELECT o.id FROM mlm_payout_holds o FORCE INDEX (uq_hold_open)
                  WHERE o.open_key IS NOT NULL AND o.id < CAST(:openBefore AS UNSIGNED)
                  ORDER BY o.id DESC LIMIT :limit)
                UNION ALL
                (SELECT p.id FROM mlm_payout_holds p FORCE INDEX (PRIMARY)
                  WHERE p.open_key IS NULL AND p.id < CAST(:liftedBefore AS UNSIGNED)
                  ORDER BY p.id DESC LIMIT :limit)) f
          STRAIGHT_JOIN mlm_payout_holds h ON h.id = f.id
          ${NAMES}
         ORDER BY h.open_key IS NULL, h.id DESC LIMIT :limit`,
  params: {
    openBefore: after.lifted ? '0' : after.holdId,
    liftedBefore: after.lifted ? after.holdId : NEWEST_ID,
    limit,
  },
  row: HoldRow,
});

export type NewHold = Pick<Hold, 'subject' | 'reason' | 'heldBy' | 'heldAt' | 'until'>;

/** The UNIQUE key on open_key refuses a second one on the same subject. */
export const insertHold = ({ subject, reason, heldBy, heldAt, until }: NewHold): Write => ({
  sql: `INSERT INTO mlm_payout_holds (kind, user_id, commission_id, open_key, reason, held_by, held_at, until_at)
        VALUES (:kind, :userId, :commissionId, :openKey, :reason, :heldBy, :heldAt, :until)`,
  params: {
    kind: subject.kind,
    userId: subject.kind === 'person' ? subject.userId : null,
    commissionId: subject.kind === 'person' ? null : subject.commissionId,
    openKey: openKeyOf(subject),
    reason,
    heldBy,
    heldAt: utcText(heldAt),
    until: until && utcText(until),
  },
  expectRows: 1,
});

/** Only an open one. */
export const liftHold = (holdId: string, { by, at, reason }: NonNullable<Hold['lifted']>): Write => ({
  sql: `UPDATE mlm_payout_holds
           SET open_key = NULL, lifted_by = :by, lifted_at = :at, lifted_reason = :reason
         WHERE id = :holdId AND open_key IS NOT NULL`,
  params: { holdId, by, at: utcText(at), reason },
  expectRows: 1,
});
