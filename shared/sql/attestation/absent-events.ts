import * as z from 'zod';
import type { KeptEvent } from '../../domain/attestation/kept-event.ts';
import { CountColumn, FlagColumn } from '../columns.ts';
import type { Read } from '../statement.ts';

export type NamedEvent = Pick<KeptEvent, 'stream' | 'seq' | 'hash' | 'action'>;

export type AbsentEvent = NamedEvent & {
  /** People know, and have said what becomes of it: it stops nothing. */
  readonly saidLost: boolean;
};

const KEPT = `JSON_TABLE(:events, '$[*]' COLUMNS (
                 stream VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin PATH '$[0]', seq INT UNSIGNED PATH '$[1]',
                 hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin PATH '$[2]',
                 action VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin PATH '$[3]')) k`;

/** Of these, all in one call, those that the database does not hold: another event in its place is not the same. */
export const readAbsentEvents = (events: readonly NamedEvent[]): Read<AbsentEvent> => ({
  sql: `SELECT k.stream, k.seq, k.hash, k.action, l.stream IS NOT NULL AS saidLost
          FROM ${KEPT}
          LEFT JOIN mlm_payout_events e ON e.stream = k.stream AND e.seq = k.seq
          LEFT JOIN mlm_payout_lost_events l ON l.stream = k.stream AND l.seq = k.seq AND l.hash = k.hash
         WHERE NOT (e.hash <=> k.hash)`,
  params: {
    events: JSON.stringify(events.map(({ stream, seq, hash, action }) => [stream, seq, hash, action])),
  },
  row: z.object({
    stream: z.string(),
    seq: CountColumn,
    hash: z.string(),
    action: z.string(),
    saidLost: FlagColumn,
  }),
});
