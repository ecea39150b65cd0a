import type { LostEvent } from '../../domain/restores/lost-list.ts';
import type { Write } from '../statement.ts';

/** From now on they stop nothing: people have said that they are lost. Those that are there already stay as they are. */
export const insertLostEvents = (events: readonly LostEvent[], offerId: string): Write => ({
  sql: `INSERT INTO mlm_payout_lost_events (stream, seq, hash, action, offer_id)
        SELECT k.stream, k.seq, k.hash, k.action, CAST(:offerId AS UNSIGNED)
          FROM JSON_TABLE(:events, '$[*]' COLUMNS (
                 stream VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin PATH '$.stream', seq INT UNSIGNED PATH '$.seq',
                 hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin PATH '$.hash',
                 action VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin PATH '$.action')) k
         WHERE NOT EXISTS (SELECT 1 FROM mlm_payout_lost_events l
                            WHERE l.stream = k.stream AND l.seq = k.seq AND l.hash = k.hash)`,
  params: { events: JSON.stringify(events), offerId },
  expectRows: 'any',
});
