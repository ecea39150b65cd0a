import type { PayoutRequest } from '../../shared/domain/runs/payout-request.ts';
import { planRun } from '../../shared/domain/runs/plan-run.ts';
import { parsePayoutSettings } from '../../shared/domain/settings/payout-settings.ts';
import type { PreviewResult } from '../../shared/events/payout-result.ts';
import type { Deps } from '../../shared/runtime/deps.ts';
import { readRunFacts, runFactsIn } from '../../shared/sql/runs/run-facts.ts';
import { refuseReusedKey } from './guards/refuse-reused-key.ts';
import { refuseTooLarge } from './guards/refuse-too-large.ts';
import { refuseUnadopted } from './guards/refuse-unadopted.ts';
import { asRunFailure } from './runs/as-run-failure.ts';
import { previewResult } from './runs/describe-result.ts';
import { surveyLedger } from './runs/survey-ledger.ts';

/** Only SELECTs: a dry run leaves no trace, whatever the guards say. */
export const previewRun = async ({ database, now }: Deps, request: PayoutRequest): Promise<PreviewResult> => {
  try {
    const at = now();
    const facts = runFactsIn(await database.read(readRunFacts(request, at)));
    refuseReusedKey(request, facts);
    refuseUnadopted(facts);
    const plan = planRun(request, parsePayoutSettings(facts.settings.rows), facts, at);
    const survey = await surveyLedger(database, plan.window, plan.maxItems);
    refuseTooLarge(survey.eligible);
    return previewResult(plan, survey);
  } catch (error) {
    throw asRunFailure(error);
  }
};
