import * as z from 'zod';
import type { AuditEvent } from '../../domain/audit/audit-event.ts';
import { UtcColumn, utcText } from '../columns.ts';
import type { Read, Write } from '../statement.ts';
import { EventColumns } from './events.ts';

/** Whose note it is: that of one event. */
export type EventPlace = Pick<AuditEvent, 'stream' | 'seq'>;

/** Who wrote it, and of what: events never change. No row: there is no such event. */
export const readEventAt = ({
  stream,
  seq,
}: EventPlace): Read<Pick<AuditEvent, 'actor' | 'action' | 'detail'>> => ({
  sql: `SELECT actor, action, detail FROM mlm_payout_events WHERE stream = :stream AND seq = :seq`,
  params: { stream, seq },
  row: EventColumns.pick({ actor: true, action: true, detail: true }),
});

export type LockedNote = {
  readonly field: string;
  readonly text: string | null;
  readonly erasedAt: Date | null;
};

/** No row: nothing lies beside the event. */
export const lockNote = ({ stream, seq }: EventPlace): Read<LockedNote> => ({
  sql: `SELECT field, note AS text, erased_at AS erasedAt FROM mlm_payout_notes
         WHERE stream = :stream AND seq = :seq FOR UPDATE`,
  params: { stream, seq },
  row: z.object({
    field: z.string(),
    text: z.string().nullable(),
    erasedAt: UtcColumn.nullable(),
  }),
});

/** With its salt, or the hash that stays would still tell words that are guessed. */
export const eraseNote = ({ stream, seq }: EventPlace, at: Date): Write => ({
  sql: `UPDATE mlm_payout_notes SET note = NULL, salt = NULL, erased_at = :at
         WHERE stream = :stream AND seq = :seq AND erased_at IS NULL`,
  params: { stream, seq, at: utcText(at) },
  expectRows: 1,
});

/** What takes the place of words. */
export type Erasing = { readonly text: string; readonly erased: string };

/** The vote is as old as it was. Where its voter has written something else since, that stays. */
export const eraseVoteNote = (
  { batchId, userId }: { readonly batchId: string; readonly userId: string },
  { text, erased }: Erasing,
): Write => ({
  sql: `UPDATE mlm_payout_batch_approvals SET notes = :erased, updated_at = updated_at
         WHERE batch_id = :batchId AND approver_user_id = :userId AND notes = :text`,
  params: { batchId, userId, text, erased },
  expectRows: 'any',
});

/** Of how the batch ended: the words alone, or behind who ended it. */
export const eraseBatchNote = (batchId: string, { text, erased }: Erasing): Write => ({
  sql: `UPDATE mlm_payout_batches
           SET processed_notes = CONCAT(LEFT(processed_notes, CHAR_LENGTH(processed_notes) - CHAR_LENGTH(:text)), :erased)
         WHERE id = :batchId
           AND (processed_notes = :text OR RIGHT(processed_notes, CHAR_LENGTH(:behind)) = :behind)`,
  params: { batchId, text, behind: `: ${text}`, erased },
  expectRows: 'any',
});

export const eraseHoldReason = (holdId: string, erased: string): Write => ({
  sql: `UPDATE mlm_payout_holds SET reason = :erased WHERE id = :holdId`,
  params: { holdId, erased },
  expectRows: 'any',
});

export const eraseLiftedReason = (holdId: string, erased: string): Write => ({
  sql: `UPDATE mlm_payout_holds SET lifted_reason = :erased WHERE id = :holdId`,
  params: { holdId, erased },
  expectRows: 'any',
});
