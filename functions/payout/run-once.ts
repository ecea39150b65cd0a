import type { Transaction } from '../../shared/aws/transaction.ts';
import type { Tally } from '../../shared/domain/basics/tally.ts';
import { inReasonOrder, type Survey } from '../../shared/domain/runs/left-out.ts';
import type { PayoutRequest } from '../../shared/domain/runs/payout-request.ts';
import { planRun, skipForAmount } from '../../shared/domain/runs/plan-run.ts';
import { parsePayoutSettings } from '../../shared/domain/settings/parse-payout-settings.ts';
import { refuseSecondRow } from '../../shared/domain/settings/refuse-second-row.ts';
import { readRecordedResult } from '../../shared/events/payout-result.ts';
import { refuseReusedKey } from '../../shared/procedures/runs/refuse-reused-key.ts';
import { refuseUnadopted } from '../../shared/procedures/runs/refuse-unadopted.ts';
import { surveyLedger } from '../../shared/procedures/runs/survey-ledger.ts';
import { readRunFacts, runFactsIn } from '../../shared/sql/runs/run-facts.ts';
import { markRunRepeated } from '../../shared/sql/runs/runs.ts';
import { createBatch } from './batches/create-batch.ts';
import { outOfTime } from './guards/out-of-time.ts';
import { takeRunLock } from './guards/run-lock-held.ts';
import { withinTime } from './guards/within-time.ts';
import { recordSkip } from './record/record-skip.ts';
import type { RunPace } from './runs/begin-again.ts';
import { endRun } from './runs/end-run.ts';
import type { Invocation, PayoutDeps } from './runs/payout-deps.ts';
import type { RunReport } from './runs/run-measures.ts';
import type { LookedAttempt } from './runs/start-attempt.ts';

const withBusy = ({ leftOut, ...survey }: Survey, busy: Tally): Survey => ({
  ...survey,
  leftOut: inReasonOrder([...leftOut, { reason: 'busy', ...busy }]),
});

/** One transaction of a run: lock, look whether it is done, decide on what is true now, write. */
export const runOnce = async (
  { now, remainingMilliseconds }: PayoutDeps & Invocation,
  transaction: Transaction,
  request: PayoutRequest,
  attempt: LookedAttempt,
  pace: RunPace,
): Promise<RunReport> => {
  await takeRunLock(transaction);
  const at = now();
  const { runKey } = request;
  const facts = runFactsIn(await transaction.read(readRunFacts(request, at)));
  const { usualResult } = facts;
  if (facts.done) {
    const recorded = readRecordedResult(facts.done.result);
    // Our own commit, whose answer was lost: this is the first answer, not a repeat.
    if (facts.done.attemptId === attempt.attemptId) return { result: recorded, usualResult };
    refuseReusedKey(request, facts);
    await transaction.write(markRunRepeated(attempt.attemptId, now()));
    return { result: { outcome: 'already_recorded', runKey, recorded }, usualResult };
  }
  refuseUnadopted(facts);
  refuseSecondRow(facts.settings);
  const settings = parsePayoutSettings(facts.settings.rows);
  const plan = planRun(request, settings, facts, at);
  const timed = withinTime(transaction, remainingMilliseconds, async () => outOfTime(0, 0));
  const surveyed = await surveyLedger(timed, plan.window, plan.maxItems);
  const survey = pace.skip ? withBusy(surveyed, pace.skip.busy) : surveyed;
  const skip = pace.skip?.because ?? plan.skip ?? skipForAmount(survey.eligible, plan.minAmount);
  const run = { request, attempt, facts, settings, plan, survey, at, remainingMilliseconds };
  const result = await (skip ? recordSkip(transaction, run, skip) : createBatch(transaction, run, pace));
  await endRun(transaction, attempt, result, now());
  return { result, usualResult };
};
