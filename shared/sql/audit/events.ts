import * as z from 'zod';
import type { AuditEvent, StreamHead } from '../../domain/audit/audit-event.ts';
import { CountColumn, UtcColumn } from '../columns.ts';
import type { Read, Write } from '../statement.ts';

/** Locks the head: two appends to one stream take their places one after the other. */
export const lockStream = (stream: string): Read<StreamHead> => ({
  sql: `SELECT seq, hash FROM mlm_payout_streams WHERE stream = :stream FOR UPDATE`,
  params: { stream },
  row: z.object({ seq: CountColumn, hash: z.string() }),
});

/** The same for whoever only reads. No row: nothing is recorded in it yet. */
export const readStreamEnd = (stream: string): Read<StreamHead> => ({
  sql: `SELECT seq, hash FROM mlm_payout_streams WHERE stream = :stream`,
  params: { stream },
  row: z.object({ seq: CountColumn, hash: z.string() }),
});

/** A stream begins with its first event. */
export const insertStream = ({ stream, seq, hash }: AuditEvent): Write => ({
  sql: `INSERT INTO mlm_payout_streams (stream, seq, hash) VALUES (:stream, :seq, :hash)`,
  params: { stream, seq, hash },
  expectRows: 1,
});

/** Only behind the head it was chained to; the caller looks whether that was so. */
export const advanceStream = ({ stream, seq, hash, prevHash }: AuditEvent): Write => ({
  sql: `UPDATE mlm_payout_streams SET seq = :seq, hash = :hash
         WHERE stream = :stream AND hash = :prevHash`,
  params: { stream, seq, hash, prevHash },
  expectRows: 'any',
});

/** Append only: no function's user may update or delete. */
export const insertEvent = (event: AuditEvent): Write => ({
  sql: `INSERT INTO mlm_payout_events (stream, seq, actor, action, detail, occurred_at, prev_hash, hash, subject_key)
        VALUES (:stream, :seq, :actor, :action, :detail, :occurredAt, :prevHash, :hash, :subjectKey)`,
  params: {
    stream: event.stream,
    seq: event.seq,
    actor: event.actor,
    action: event.action,
    detail: event.detail,
    occurredAt: event.occurredAtMicroseconds.toString(),
    prevHash: event.prevHash,
    hash: event.hash,
    subjectKey: event.subjectKey,
  },
  expectRows: 1,
});

/** What stands at this place of the stream now. */
export const readEventHash = ({
  stream,
  seq,
}: Pick<AuditEvent, 'stream' | 'seq'>): Read<{ hash: string }> => ({
  sql: `SELECT hash FROM mlm_payout_events WHERE stream = :stream AND seq = :seq`,
  params: { stream, seq },
  row: z.object({ hash: z.string() }),
});

export type EventRow = {
  readonly seq: number;
  readonly actor: string;
  readonly action: string;
  readonly detail: string;
  readonly occurredAt: Date;
};

export type EventPage = {
  readonly stream: string;
  /** Only events in front of this one. */
  readonly before: number;
  /** Only those whose detail has this text; '' = all. */
  readonly containing: string;
  readonly limit: number;
};

/** An event, without its place in the chain. */
export const EventColumns = z.object({
  seq: CountColumn,
  actor: z.string(),
  action: z.string(),
  detail: z.string(),
  occurredAt: CountColumn.transform((microseconds) => new Date(microseconds / 1000)),
});

/** Newest first. */
export const readEventsBefore = (page: EventPage): Read<EventRow> => ({
  sql: `SELECT seq, actor, action, detail, occurred_at AS occurredAt FROM mlm_payout_events
         WHERE stream = :stream AND seq < :before AND LOCATE(:containing, detail) > 0
         ORDER BY seq DESC LIMIT :limit`,
  params: { ...page },
  row: EventColumns,
});

/** A link of a chain, as somebody reads it who wants to check it. */
export type EventLink = EventRow & {
  readonly prevHash: string;
  readonly hash: string;
  readonly note: EventNote | null;
};

/** What lies beside an event; one that was erased has lost its words, and its salt with them. */
export type EventNote = {
  readonly field: string;
  readonly salt: string | null;
  readonly text: string | null;
  readonly erasedAt: Date | null;
};

const EventLinkRow: z.ZodType<EventLink> = EventColumns.extend({
  prevHash: z.string(),
  hash: z.string(),
  noteField: z.string().nullable(),
  salt: z.string().nullable(),
  note: z.string().nullable(),
  erasedAt: UtcColumn.nullable(),
}).transform(({ noteField, salt, note, erasedAt, ...link }) => ({
  ...link,
  note: noteField === null ? null : { field: noteField, salt, text: note, erasedAt },
}));

/** Newest first. */
export const readLinksBefore = (stream: string, before: number, limit: number): Read<EventLink> => ({
  sql: `SELECT e.seq, e.actor, e.action, e.detail, e.occurred_at AS occurredAt, e.prev_hash AS prevHash, e.hash,
               n.field AS noteField, n.salt, n.note, n.erased_at AS erasedAt
          FROM mlm_payout_events e LEFT JOIN mlm_payout_notes n ON n.stream = e.stream AND n.seq = e.seq
         WHERE e.stream = :stream AND e.seq < :before
         ORDER BY e.seq DESC LIMIT :limit`,
  params: { stream, before, limit },
  row: EventLinkRow,
});
