-- Whether a run looked from where runs usually look, said when it begins: each run asks what the last of those left stranded.

-- The default is for runs that the version before begins: nearly all of them are the schedule's.
-- unless column mlm_payout_runs.usual_start
ALTER TABLE mlm_payout_runs
  ADD COLUMN usual_start TINYINT(1) NOT NULL DEFAULT 1,
  ALGORITHM=INSTANT;

-- unless index mlm_payout_runs.idx_run_usual_start
ALTER TABLE mlm_payout_runs
  ADD KEY idx_run_usual_start (usual_start, id),
  ALGORITHM=INPLACE, LOCK=NONE;

UPDATE mlm_payout_runs SET usual_start = 0
 WHERE usual_start = 1 AND trigger_kind = 'manual'
   AND CASE WHEN JSON_VALID(request)
            THEN JSON_UNQUOTE(JSON_EXTRACT(request, '$.filters.date_from')) <> 'null'
              OR JSON_UNQUOTE(JSON_EXTRACT(request, '$.filters.lookback_days')) NOT IN ('null', '0')
            ELSE 0 END = 1;
