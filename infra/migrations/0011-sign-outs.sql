-- When somebody ended all sessions of their sign-in: a token of before opens nothing, however long it is good for.

-- unless column mlm_payout_approvers.signed_out_at
ALTER TABLE mlm_payout_approvers
  ADD COLUMN signed_out_at DATETIME(6) NULL,
  ALGORITHM=INSTANT;
