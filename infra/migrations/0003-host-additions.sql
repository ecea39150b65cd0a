-- What we add to the company's live tables: the key of the claim, and the outbox columns; online, so that nobody waits.

-- unless index mlm_commission_ledger.idx_payout_claim
ALTER TABLE mlm_commission_ledger
  ADD KEY idx_payout_claim (status, payout_batch_id, created_at, id),
  ALGORITHM=INPLACE, LOCK=NONE;

-- unless column mlm_notification_log.notice_key
ALTER TABLE mlm_notification_log
  ADD COLUMN notice_key VARCHAR(190) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN attempts INT UNSIGNED NOT NULL DEFAULT 0,
  ADD COLUMN next_attempt_at DATETIME(6) NULL,
  ALGORITHM=INSTANT;

-- unless index mlm_notification_log.uq_notice_key
ALTER TABLE mlm_notification_log
  ADD UNIQUE KEY uq_notice_key (notice_key),
  ALGORITHM=INPLACE, LOCK=NONE;

-- unless index mlm_notification_log.idx_notice_due
ALTER TABLE mlm_notification_log
  ADD KEY idx_notice_due (next_attempt_at, id),
  ALGORITHM=INPLACE, LOCK=NONE;
