import type { Survey } from '../../../shared/domain/runs/left-out.ts';
import type { PayoutRequest } from '../../../shared/domain/runs/payout-request.ts';
import type { RunPlan } from '../../../shared/domain/runs/plan-run.ts';
import type { PayoutSettings } from '../../../shared/domain/settings/payout-settings.ts';
import type { RunFacts } from '../../../shared/sql/runs/run-facts.ts';
import type { Invocation } from './payout-deps.ts';
import type { LookedAttempt } from './start-attempt.ts';

/** Everything known of a run once the lock is held and the survey made. */
export type OpenRun = Pick<Invocation, 'remainingMilliseconds'> & {
  readonly request: PayoutRequest;
  readonly attempt: LookedAttempt;
  readonly facts: RunFacts;
  readonly settings: PayoutSettings;
  readonly plan: RunPlan;
  readonly survey: Survey;
  /** When it was decided: the instant of all that the run writes but its end. */
  readonly at: Date;
};
