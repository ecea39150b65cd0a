-- What the old script's payout tables lack: our columns and keys, online. Tables of our own making have them; nothing runs.

-- unless column mlm_payout_batches.settling_since
ALTER TABLE mlm_payout_batches
  ADD COLUMN required_approvals_setting TINYINT UNSIGNED NULL,
  ADD COLUMN content_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN run_id BIGINT UNSIGNED NULL,
  ADD COLUMN requested_by_user_id BIGINT UNSIGNED NULL,
  ADD COLUMN requested_by_text VARCHAR(190) NULL,
  ADD COLUMN window_from DATETIME NULL,
  ADD COLUMN window_to DATETIME NULL,
  ADD COLUMN expires_at DATETIME(6) NULL,
  ADD COLUMN paid_amount DECIMAL(15,2) NULL,
  ADD COLUMN settling_since DATETIME(6) NULL,
  ALGORITHM=INSTANT;

-- item_no may be NULL here: until the cut-over the old script goes on inserting items without one.
-- unless column mlm_payout_batch_items.live_commission_id
ALTER TABLE mlm_payout_batch_items
  MODIFY COLUMN status ENUM('pending', 'approved', 'paid', 'failed', 'released') NOT NULL DEFAULT 'pending',
  ADD COLUMN item_no INT UNSIGNED NULL,
  ADD COLUMN live_commission_id BIGINT UNSIGNED NULL,
  ALGORITHM=INSTANT;

-- unless index mlm_payout_batch_items.uq_item_no
ALTER TABLE mlm_payout_batch_items
  ADD UNIQUE KEY uq_item_no (batch_id, item_no),
  ALGORITHM=INPLACE, LOCK=NONE;

-- unless index mlm_payout_batch_items.uq_item_live_commission
ALTER TABLE mlm_payout_batch_items
  ADD UNIQUE KEY uq_item_live_commission (live_commission_id),
  ALGORITHM=INPLACE, LOCK=NONE;

-- unless column mlm_payout_batch_approvals.content_hash
ALTER TABLE mlm_payout_batch_approvals
  ADD COLUMN content_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ALGORITHM=INSTANT;
