/** Under which the events of a sign-in `a` stand (approvers/subject-key). */
const KEY = `CONVERT(SHA2(CONCAT(a.issuer, CHAR(10), a.subject), 256) USING ascii) COLLATE ascii_bin`;

/** The row as an event tells it: canonical JSON, its keys in order. Events know milliseconds. */
const STATE = `CONCAT('"to":{"active":', CASE WHEN a.active = 1 THEN 'true' ELSE 'false' END,
               ',"activeSince":"', DATE_FORMAT(a.active_since, '%Y-%m-%dT%H:%i:%s.'), LEFT(DATE_FORMAT(a.active_since, '%f'), 3),
               'Z","roles":["', REPLACE(a.roles, ',', '","'), '"]},"userId":"', a.user_id, '"}')`;

/** Whose event `e` it is, by what it says and not by its key, which no hash covers. */
const names = (e: string): string =>
  `LOCATE(CONCAT('"issuer":', JSON_QUOTE(CONVERT(a.issuer USING utf8mb4)), ','), ${e}.detail) > 0
                   AND LOCATE(CONCAT('"subject":', JSON_QUOTE(CONVERT(a.subject USING utf8mb4)), ','), ${e}.detail) > 0`;

/**
 * Of a sign-in `a`: it is what the last event that changed it says. A row that somebody wrote by SQL is not, and opens
 * nothing. The text is looked for, not parsed: a quote within what people wrote stands escaped there, so it cannot be feigned.
 */
export const AS_RECORDED = `EXISTS (SELECT 1 FROM mlm_payout_events t
                 WHERE t.subject_key = ${KEY} AND t.stream = 'approvers' AND ${names('t')} AND LOCATE(${STATE}, t.detail) > 0
                   AND NOT EXISTS (SELECT 1 FROM mlm_payout_events n WHERE n.stream = t.stream AND n.seq > t.seq AND ${names('n')}))`;
