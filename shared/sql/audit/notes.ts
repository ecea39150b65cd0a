import type { AuditEvent } from '../../domain/audit/audit-event.ts';
import type { SaltedNote } from '../../domain/audit/audit-note.ts';
import type { Write } from '../statement.ts';

/** In the transaction of its event. */
export const insertNote = ({ stream, seq }: AuditEvent, note: SaltedNote): Write => ({
  sql: `INSERT INTO mlm_payout_notes (stream, seq, field, salt, note) VALUES (:stream, :seq, :field, :salt, :text)`,
  params: { stream, seq, ...note },
  expectRows: 1,
});
