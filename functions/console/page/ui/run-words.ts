import type { SkipReason } from '../../../../shared/domain/runs/plan-run.ts';
import type { RunBody } from '../../../../shared/events/run-body.ts';

/** What a run came to, behind the word "run". */
export const OUTCOME_WORDS: Readonly<Record<RunBody['outcome'], string>> = {
  requested: 'has not begun yet',
  running: 'is still running',
  created: 'made a batch',
  skipped: 'made no batch',
  already_recorded: 'had been made before, so nothing was done again',
  failed: 'failed',
};

const SKIPS: Readonly<Record<SkipReason, string>> = {
  disabled: 'automation is off',
  interval: 'too soon after the one before',
  nothing_eligible: 'nothing was due',
  below_minimum: 'less than the minimum was due',
};

/** Why a run made nothing; of a failure there is only its name. */
export const reasonWords = (reason: string): string =>
  (SKIPS as Readonly<Record<string, string>>)[reason] ?? reason;
