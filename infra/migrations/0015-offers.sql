-- What takes a second pair of eyes waits here: entitlements, and settings that loosen control. A row says nothing that an event does not.

INSERT IGNORE INTO mlm_payout_locks (name) VALUES ('entitlements');

-- id is the seq of the event that made the offer. open_key: of two about one sign-in, of the same settings, and of emergencies, one is open.
CREATE TABLE IF NOT EXISTS mlm_payout_offers (
  id BIGINT UNSIGNED NOT NULL PRIMARY KEY,
  kind ENUM('entitlement', 'settings') NOT NULL,
  content TEXT NOT NULL,
  hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  emergency TINYINT UNSIGNED NOT NULL,
  offered_by VARCHAR(190) NOT NULL,
  offered_at DATETIME(6) NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  reason VARCHAR(500) NOT NULL,
  state ENUM('open', 'done', 'refused', 'expired', 'overtaken') NOT NULL,
  open_key VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NULL,
  look_at DATETIME(6) NULL,
  ended_at DATETIME(6) NULL,
  ended_by VARCHAR(190) NULL,
  ended_reason VARCHAR(500) NULL,
  UNIQUE KEY uq_offer_open (open_key),
  KEY idx_offer_look (look_at),
  KEY idx_offer_state (state, id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
