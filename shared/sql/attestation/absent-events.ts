import * as z from 'zod';
import type { KeptEvent } from '../../domain/attestation/kept-event.ts';
import { CountColumn, FlagColumn } from '../columns.ts';
import type { Read } from '../statement.ts';

export type NamedEvent = Pick<KeptEvent, 'stream' | 'seq' | 'hash' | 'action'>;

export type AbsentEvent = NamedEvent & {
  /** People know, and have said what becomes of it: it stops nothing. */
  readonly saidLost: boolean;
};

const AbsentRow = z.object({
  stream: z.string(),
  seq: CountColumn,
  hash: z.string(),
  action: z.string(),
  saidLost: FlagColumn,
});

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
  row: AbsentRow,
});

/** No event is called so. */
const UNKEPT = 'not kept';

export type Behind = {
  readonly absent: readonly AbsentEvent[];
  /** Something was recorded before that moment, and is not kept yet: what is kept would not tell of it. */
  readonly someUnkept: boolean;
};

/** The same, and whether anything behind the newest of them has waited to be kept since then; in one call, too. */
export const readBehind = (
  events: readonly KeptEvent[],
  waitsSince: Date,
): Read<AbsentEvent | typeof UNKEPT> => {
  const absent = readAbsentEvents(events);
  return {
    sql: `${absent.sql}
          UNION ALL
          SELECT u.stream, u.seq, u.hash, :unkept, 0
            FROM (SELECT e.stream, e.seq, e.hash FROM mlm_payout_events e
                   WHERE e.id > CAST(:newestId AS UNSIGNED) AND e.occurred_at < :waitsSince LIMIT 1) u`,
    params: {
      ...absent.params,
      unkept: UNKEPT,
      newestId: events.at(-1)?.id ?? '0',
      waitsSince: `${waitsSince.getTime()}000`,
    },
    row: AbsentRow.transform((row) => (row.action === UNKEPT ? UNKEPT : row)),
  };
};

export const behindOf = (rows: readonly (AbsentEvent | typeof UNKEPT)[]): Behind => ({
  absent: rows.filter((row): row is AbsentEvent => row !== UNKEPT),
  someUnkept: rows.includes(UNKEPT),
});
