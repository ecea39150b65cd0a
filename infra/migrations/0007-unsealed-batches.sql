-- Every run asks whether the old script has made a batch that nobody adopted: without a key that reads all batches there ever were.

-- unless index mlm_payout_batches.idx_batch_content_hash
ALTER TABLE mlm_payout_batches
  ADD KEY idx_batch_content_hash (content_hash),
  ALGORITHM=INPLACE, LOCK=NONE;
