-- What a person gets of a batch, and of which batches: looked up by the person, not by reading a million items.

-- unless index mlm_payout_batch_items.idx_item_beneficiary
ALTER TABLE mlm_payout_batch_items
  ADD KEY idx_item_beneficiary (beneficiary_user_id, batch_id, item_no),
  ALGORITHM=INPLACE, LOCK=NONE;
