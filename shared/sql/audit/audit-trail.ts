import * as z from 'zod';
import type { NamedHead, StoredEvent } from '../../domain/audit/verify-chain.ts';
import { CountColumn, IdColumn } from '../columns.ts';
import type { Read } from '../statement.ts';
import { ERASED_ON_RECORD } from './erased-on-record.ts';

/** Which streams: after the event (stream, seq) in key order, up to and with the stream `through`. */
export type AuditRange = {
  readonly afterStream: string;
  readonly afterSeq: number;
  readonly throughStream: string;
};

export type AuditRow = StoredEvent & {
  /** Characters of the whole detail; `event.detail` holds the first of them. */
  readonly detailLength: number;
};

/** Characters of a detail in one answer: escaped as JSON, and a row of the Data API holds 64 KB at most. */
export const DETAIL_PIECE_LENGTH = 8_000;
/** An answer holds 1 MiB at most. */
const PAGE_BYTES = 700_000;
const PAGE_ROWS = 1_000;

const AuditRowSchema = z
  .object({
    id: IdColumn,
    stream: z.string(),
    seq: CountColumn,
    actor: z.string(),
    action: z.string(),
    detail: z.string(),
    detailLength: CountColumn,
    occurredAt: z.string(),
    prevHash: z.string(),
    hash: z.string(),
    subjectKey: z.string().nullable(),
    headStream: z.string().nullable(),
    headSeq: CountColumn.nullable(),
    headHash: z.string().nullable(),
    noteField: z.string().nullable(),
    noteHash: z.string().nullable(),
  })
  .transform(
    ({ id, detailLength, occurredAt, headStream, headSeq, headHash, noteField, noteHash, ...columns }) => ({
      id,
      detailLength,
      note: noteField === null ? null : { field: noteField, sha256: noteHash },
      event: { ...columns, occurredAtMicroseconds: BigInt(occurredAt) },
      head:
        headStream === null || headSeq === null || headHash === null
          ? null
          : { stream: headStream, seq: headSeq, hash: headHash },
    }),
  );

/**
 * The next events, as many as fit into an answer, each with its head: one statement sees both as of one moment, so that
 * an event appended meanwhile is never taken for a forged one.
 */
export const readAuditPage = (range: AuditRange): Read<AuditRow> => ({
  sql: `SELECT p.id, p.stream, p.seq, p.actor, p.action, p.detail, p.detailLength, p.occurredAt, p.prevHash, p.hash, p.subjectKey,
               s.stream AS headStream, s.seq AS headSeq, s.hash AS headHash,
               n.field AS noteField,
               CASE WHEN NOT ${ERASED_ON_RECORD}
                    THEN SHA2(CONCAT(COALESCE(n.salt, ''), COALESCE(n.note, '')), 256) END AS noteHash
          FROM (SELECT w.*, SUM(w.bytes) OVER (ORDER BY w.stream, w.seq) AS bytesUpTo
                  FROM (SELECT e.id, e.stream, e.seq, e.actor, e.action, LEFT(e.detail, :pieceLength) AS detail,
                               CHAR_LENGTH(e.detail) AS detailLength, e.occurred_at AS occurredAt,
                               e.prev_hash AS prevHash, e.hash, e.subject_key AS subjectKey,
                               700 + OCTET_LENGTH(JSON_QUOTE(e.actor))
                                   + OCTET_LENGTH(JSON_QUOTE(LEFT(e.detail, :pieceLength))) AS bytes
                          FROM mlm_payout_events e FORCE INDEX (uq_event)
                         WHERE e.stream >= :afterStream AND e.stream <= :throughStream
                           AND (e.stream > :afterStream OR e.seq > :afterSeq)
                         ORDER BY e.stream, e.seq LIMIT :pageRows) w) p
          LEFT JOIN mlm_payout_streams s ON s.stream = p.stream
          LEFT JOIN mlm_payout_notes n ON n.stream = p.stream AND n.seq = p.seq
         WHERE p.bytesUpTo <= :pageBytes
         ORDER BY p.stream, p.seq`,
  params: { ...range, pieceLength: DETAIL_PIECE_LENGTH, pageRows: PAGE_ROWS, pageBytes: PAGE_BYTES },
  row: AuditRowSchema,
});

/** More of a long detail, from a character on; the first is 1. */
export const readDetailPiece = (id: string, fromCharacter: number): Read<{ piece: string }> => ({
  sql: `SELECT SUBSTRING(detail, :fromCharacter, :pieceLength) AS piece FROM mlm_payout_events WHERE id = :id`,
  params: { id, fromCharacter, pieceLength: DETAIL_PIECE_LENGTH },
  row: z.object({ piece: z.string() }),
});

/** More than these are not worth listing. */
const HEADS_WITHOUT_EVENTS_MAX = 1_000;

/** Heads of streams that have no event at all. */
export const readHeadsWithoutEvents = (range: AuditRange): Read<NamedHead> => ({
  sql: `SELECT s.stream, s.seq, s.hash
          FROM mlm_payout_streams s LEFT JOIN mlm_payout_events e ON e.stream = s.stream
         WHERE e.id IS NULL AND s.stream >= :afterStream AND s.stream <= :throughStream
           AND (s.stream > :afterStream OR s.seq > :afterSeq)
         ORDER BY s.stream LIMIT :limit`,
  params: { ...range, limit: HEADS_WITHOUT_EVENTS_MAX },
  row: z.object({ stream: z.string(), seq: CountColumn, hash: z.string() }),
});
