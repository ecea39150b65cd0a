import { CommitInDoubt } from '../../shared/aws/database-failure.ts';
import { DatabaseUnavailable } from '../../shared/domain/basics/failures.ts';
import type { PayoutRequest } from '../../shared/domain/runs/payout-request.ts';
import { parsePayoutRequest } from '../../shared/events/parse-payout-request.ts';
import type { PayoutResult } from '../../shared/events/payout-result.ts';
import { refuseBehind } from '../../shared/procedures/attestation/refuse-behind.ts';
import { refusedText } from '../../shared/procedures/refused-text.ts';
import { previewRun } from '../../shared/procedures/runs/preview-run.ts';
import { refuseBeforeWriting } from '../../shared/procedures/runs/refuse-before-writing.ts';
import type { MeasuredAbout } from '../../shared/runtime/metrics.ts';
import { isRefusal } from './guards/is-refusal.ts';
import { recordFailure } from './record/record-failure.ts';
import { runUnderLock } from './run-under-lock.ts';
import { asRunFailure } from './runs/as-run-failure.ts';
import type { Invocation, PayoutDeps } from './runs/payout-deps.ts';
import { runMeasures } from './runs/run-measures.ts';
import { type Attempt, startAttempt } from './runs/start-attempt.ts';

/** True where the run is done though it seemed to fail: a commit of which nobody heard. Else it is recorded as failed. */
const tookEffect = async (
  deps: PayoutDeps,
  request: PayoutRequest,
  attempt: Attempt,
  error: unknown,
  about: MeasuredAbout,
): Promise<boolean> => {
  const failure = asRunFailure(error);
  const recorded = await recordFailure(deps, request, attempt, failure);
  // A database that is down takes no record, and the alarm needs none. A doubt is no failure: of it, Lambda's own alarm tells.
  const isOpen = error instanceof CommitInDoubt && recorded === 'not_recorded';
  if (recorded !== 'had_committed' && !isOpen && !isRefusal(failure)) deps.emit({ RunFailed: 1 }, about);
  return recorded === 'had_committed';
};

/** It is known that the run is done: whatever keeps us from telling what it did, it did not fail. */
const doneUnread = (error: unknown): DatabaseUnavailable =>
  new DatabaseUnavailable(
    `the run is done, but what it did could not be read; ask again with the same run key (${asRunFailure(error).message})`,
    { cause: error },
  );

/** Where what is kept outside cannot be read, the run makes its batch all the same, and says so: a begin looks again. */
const isUnattested = async (deps: PayoutDeps): Promise<boolean> => {
  const looked = await refuseBehind(deps);
  if (looked.kind === 'whole') return false;
  deps.logger.error('whether the database is behind could not be looked at', { because: looked.because });
  return true;
};

const realRun = async (
  deps: PayoutDeps,
  request: PayoutRequest,
  invocation: Invocation,
  about: MeasuredAbout,
): Promise<PayoutResult> => {
  const attempt = { attemptId: deps.newId(), startedAt: deps.now() };
  let unattested = false;
  const report = await startAttempt(deps, request, attempt)
    .then(async () => {
      unattested = await isUnattested(deps);
      return runUnderLock(deps, request, { ...attempt, unattested }, invocation);
    })
    .catch((error: unknown) => {
      throw refusedText(error, { requestedBy: request.requestedBy }) ?? error;
    })
    .catch(async (error: unknown) => {
      if (!(await tookEffect(deps, request, attempt, error, about))) throw asRunFailure(error);
      return runUnderLock(deps, request, { ...attempt, unattested }, invocation).catch((again: unknown) => {
        throw isRefusal(again) ? again : doneUnread(again);
      });
    });
  deps.emit(runMeasures(request, report, deps.now().getTime() - attempt.startedAt.getTime()), about);
  return report.result;
};

const dryRun = (deps: PayoutDeps, request: PayoutRequest): Promise<PayoutResult> =>
  previewRun(deps, request).catch((error: unknown) => {
    throw asRunFailure(error);
  });

/** The whole job, top to bottom: parse, then preview; or refuse, note the attempt, and record what came of it. */
export const runPayout = async (
  deps: PayoutDeps,
  payload: unknown,
  invocation: Invocation,
): Promise<PayoutResult> => {
  const { logger, emit, now } = deps;
  let about: MeasuredAbout = { at: now() };
  try {
    const request = parsePayoutRequest(payload, invocation.requestId);
    const { runKey } = request;
    logger.appendKeys({ runKey });
    about = { ...about, keys: { runKey } };
    await refuseBeforeWriting(deps, request);
    const result = request.dryRun
      ? await dryRun(deps, request)
      : await realRun(deps, request, invocation, about);
    if ('batchId' in result) logger.appendKeys({ batchId: result.batchId });
    logger.info('payout run ended', { result });
    return result;
  } catch (error) {
    if (isRefusal(error)) emit({ RunRefused: 1 }, about);
    throw error;
  }
};
