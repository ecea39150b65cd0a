import * as z from 'zod';
import {
  HOLD_KINDS,
  type Hold,
  type HoldKind,
  type HoldSubject,
  openKeyOf,
} from '../../domain/holds/hold.ts';
import { IdColumn, UtcColumn, utcText } from '../columns.ts';
import type { Read, Write } from '../statement.ts';

const COLUMNS = `h.id AS holdId, h.kind, h.user_id AS userId, h.commission_id AS commissionId, h.reason, h.held_by AS heldBy,
               h.held_at AS heldAt, h.until_at AS until, h.lifted_by AS liftedBy, h.lifted_at AS liftedAt,
               h.lifted_reason AS liftedReason`;

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
});

const subjectOf = (kind: HoldKind, userId: string | null, commissionId: string | null): HoldSubject =>
  kind === 'person' ? { kind, userId: userId ?? '' } : { kind, commissionId: commissionId ?? '' };

const HoldRow: z.ZodType<Hold> = Columns.transform(
  ({ kind, userId, commissionId, liftedBy, liftedAt, liftedReason, ...hold }) => ({
    ...hold,
    subject: subjectOf(kind, userId, commissionId),
    lifted: liftedAt && { by: liftedBy ?? '', at: liftedAt, reason: liftedReason ?? '' },
  }),
);

/** No row: there is no such hold. */
export const readHold = (holdId: string): Read<Hold> => ({
  sql: `SELECT ${COLUMNS} FROM mlm_payout_holds h WHERE h.id = :holdId`,
  params: { holdId },
  row: HoldRow,
});

/** No row: nothing is held there now. */
export const readOpenHold = (subject: HoldSubject): Read<Hold> => ({
  sql: `SELECT ${COLUMNS} FROM mlm_payout_holds h WHERE h.open_key = :openKey`,
  params: { openKey: openKeyOf(subject) },
  row: HoldRow,
});

/** The last that was set because payments of the commission failed, open or lifted. */
export const readPaymentHold = (commissionId: string): Read<Hold> => ({
  sql: `SELECT ${COLUMNS} FROM mlm_payout_holds h
         WHERE h.commission_id = :commissionId AND h.kind = 'payment' ORDER BY h.id DESC LIMIT 1`,
  params: { commissionId },
  row: HoldRow,
});

/** Open ones first, each newest first; those after the given place. */
export const readHolds = (
  after: { readonly lifted: boolean; readonly holdId: string },
  limit: number,
): Read<Hold> => ({
  sql: `SELECT ${COLUMNS} FROM mlm_payout_holds h
         WHERE (h.open_key IS NULL) > :lifted OR ((h.open_key IS NULL) = :lifted AND h.id < :holdId)
         ORDER BY h.open_key IS NULL, h.id DESC LIMIT :limit`,
  params: { lifted: after.lifted ? 1 : 0, holdId: after.holdId, limit },
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
