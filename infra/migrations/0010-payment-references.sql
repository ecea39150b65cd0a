-- Which batches carry a payment reference: two that carry the same are one transfer, or a slip of the pen.

-- unless index mlm_payout_batches.idx_batch_payment_reference
ALTER TABLE mlm_payout_batches
  ADD KEY idx_batch_payment_reference (disbursement_reference),
  ALGORITHM=INPLACE, LOCK=NONE;
