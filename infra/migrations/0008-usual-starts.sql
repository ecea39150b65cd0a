-- Whether a run looked from where runs usually look, said when it begins: each run asks what the last of those left stranded.

-- unless column mlm_payout_runs.usual_start
ALTER TABLE mlm_payout_runs
  ADD COLUMN usual_start TINYINT(1) NOT NULL DEFAULT 0,
  ALGORITHM=INSTANT;

-- unless index mlm_payout_runs.idx_run_usual_start
ALTER TABLE mlm_payout_runs
  ADD KEY idx_run_usual_start (usual_start, id),
  ALGORITHM=INPLACE, LOCK=NONE;

UPDATE mlm_payout_runs SET usual_start = 1
 WHERE usual_start = 0
   AND (trigger_kind = 'schedule'
    OR (JSON_UNQUOTE(JSON_EXTRACT(request, '$.filters.date_from')) = 'null'
   AND JSON_UNQUOTE(JSON_EXTRACT(request, '$.filters.lookback_days')) IN ('null', '0')));
