/**
 * Of a note `n`: it is without words and salt because somebody erased it, which an event of its stream says. Its detail is
 * canonical JSON and ends in the number; a quote within what people wrote stands escaped there.
 */
export const ERASED_ON_RECORD = `(n.note IS NULL AND n.salt IS NULL AND n.erased_at IS NOT NULL
                 AND EXISTS (SELECT 1 FROM mlm_payout_events g WHERE g.stream = n.stream AND g.seq > n.seq
                               AND g.action = 'note_erased' AND LOCATE(CONCAT('"seq":', n.seq, '}'), g.detail) > 0))`;
