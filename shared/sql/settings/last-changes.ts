import { SETTINGS_STREAM } from '../../domain/audit/streams.ts';
import { EventColumns, type EventRow } from '../audit/events.ts';
import type { Read } from '../statement.ts';

const lastOf = (_: string, index: number): string =>
  `SELECT MAX(x.seq) AS seq FROM mlm_payout_events x
    WHERE x.stream = :stream AND LOCATE(:change${index}, x.detail) > 0`;

/**
 * Of each setting the event that changed it last; no row for one that nobody changed. Of one that was never changed the
 * whole stream is looked through: it grows by a row a change, and people make few.
 */
export const readLastChanges = (names: readonly string[]): Read<EventRow> => {
  const lasts = names.map(lastOf).join(' UNION ');
  return {
    sql: `SELECT e.seq, e.actor, e.action, e.detail, e.occurred_at AS occurredAt
          FROM (${lasts}) l
          STRAIGHT_JOIN mlm_payout_events e ON e.stream = :stream AND e.seq = l.seq
         ORDER BY e.seq`,
    params: {
      stream: SETTINGS_STREAM,
      // As canonical JSON writes a change of it; within a value the quotes would be escaped.
      ...Object.fromEntries(names.map((name, index) => [`change${index}`, `"key":"${name}"`])),
    },
    row: EventColumns,
  };
};
