-- What people wrote of an event lies beside it, where it can be erased on a person's demand: the event holds its SHA-256 alone.

-- A note that is erased keeps its place, without words and without salt.
CREATE TABLE IF NOT EXISTS mlm_payout_notes (
  stream VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  seq INT UNSIGNED NOT NULL,
  field VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  salt CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL,
  note TEXT NULL,
  erased_at DATETIME(6) NULL,
  PRIMARY KEY (stream, seq)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
