-- How often a person has asked for something in this minute and on this day: what one of them can make the tables grow by has an end.

CREATE TABLE IF NOT EXISTS mlm_payout_request_counts (
  user_id BIGINT UNSIGNED NOT NULL,
  kind ENUM('act', 'run') NOT NULL,
  minute_no INT UNSIGNED NOT NULL,
  in_minute INT UNSIGNED NOT NULL,
  day_no INT UNSIGNED NOT NULL,
  in_day INT UNSIGNED NOT NULL,
  PRIMARY KEY (user_id, kind)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- Whoever sends keys is counted by the answers that are kept for them.
-- unless index mlm_payout_idempotency.idx_answer_user
ALTER TABLE mlm_payout_idempotency
  ADD KEY idx_answer_user (user_id, created_at),
  ALGORITHM=INPLACE, LOCK=NONE;
