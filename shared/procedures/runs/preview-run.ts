import type { PayoutRequest } from '../../domain/runs/payout-request.ts';
import { planRun } from '../../domain/runs/plan-run.ts';
import { parsePayoutSettings } from '../../domain/settings/parse-payout-settings.ts';
import { refuseSecondRow } from '../../domain/settings/refuse-second-row.ts';
import type { PreviewResult } from '../../events/payout-result.ts';
import { readRunFacts, runFactsIn } from '../../sql/runs/run-facts.ts';
import { type AttestedDeps, refuseBehind } from '../attestation/refuse-behind.ts';
import { previewResult } from './describe-result.ts';
import { refuseReusedKey } from './refuse-reused-key.ts';
import { refuseTooLarge } from './refuse-too-large.ts';
import { refuseUnadopted } from './refuse-unadopted.ts';
import { surveyLedger } from './survey-ledger.ts';

/** It reads, and does nothing else. */
export type PreviewDeps = AttestedDeps;

/** Only SELECTs: a dry run leaves no trace, whatever the guards say. */
export const previewRun = async (deps: PreviewDeps, request: PayoutRequest): Promise<PreviewResult> => {
  const { database, now } = deps;
  const at = now();
  await refuseBehind(deps);
  const facts = runFactsIn(await database.read(readRunFacts(request, at)));
  refuseReusedKey(request, facts);
  refuseUnadopted(facts);
  refuseSecondRow(facts.settings);
  const plan = planRun(request, parsePayoutSettings(facts.settings.rows), facts, at);
  const survey = await surveyLedger(database, plan.window, plan.maxItems);
  refuseTooLarge(survey.eligible);
  return previewResult(plan, survey);
};
