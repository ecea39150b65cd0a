import { failureKind } from '../../shared/aws/database-failure.ts';
import type { PayoutRequest } from '../../shared/domain/runs/payout-request.ts';
import { parsePayoutRequest } from '../../shared/events/parse-payout-request.ts';
import type { PayoutResult } from '../../shared/events/payout-result.ts';
import type { MeasuredAbout } from '../../shared/runtime/metrics.ts';
import { isRefusal } from './guards/is-refusal.ts';
import { refuseBeforeWriting } from './guards/refuse-before-writing.ts';
import { previewRun } from './preview-run.ts';
import { recordFailure } from './record/record-failure.ts';
import { runUnderLock } from './run-under-lock.ts';
import { asRunFailure } from './runs/as-run-failure.ts';
import type { Invocation, PayoutDeps } from './runs/payout-deps.ts';
import { runMeasures } from './runs/run-measures.ts';
import { type Attempt, startAttempt } from './runs/start-attempt.ts';

/** True where the run took effect though it seemed to fail: a commit of which nobody heard. Else it is recorded as failed. */
const tookEffect = async (
  deps: PayoutDeps,
  request: PayoutRequest,
  attempt: Attempt,
  error: unknown,
  about: MeasuredAbout,
): Promise<boolean> => {
  const failure = asRunFailure(error);
  const ringAlarm = (): void => {
    if (!isRefusal(failure)) deps.emit({ RunFailed: 1 }, about);
  };
  // Before it is recorded, for which there may be no database: the alarm needs none. But nobody is woken for a doubt.
  const inDoubt = failureKind(error) === 'unknown_outcome';
  if (!inDoubt) ringAlarm();
  const ended = (await recordFailure(deps, request, attempt, failure)) === 'had_ended';
  if (inDoubt && !ended) ringAlarm();
  return inDoubt && ended;
};

const realRun = async (
  deps: PayoutDeps,
  request: PayoutRequest,
  invocation: Invocation,
  about: MeasuredAbout,
): Promise<PayoutResult> => {
  const attempt = { attemptId: deps.newId(), startedAt: deps.now() };
  const report = await startAttempt(deps, request, attempt)
    .then(() => runUnderLock(deps, request, attempt, invocation))
    .catch(async (error: unknown) => {
      if (!(await tookEffect(deps, request, attempt, error, about))) throw asRunFailure(error);
      return runUnderLock(deps, request, attempt, invocation);
    });
  deps.emit(runMeasures(request, report, deps.now().getTime() - attempt.startedAt.getTime()), about);
  return report.result;
};

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
      ? await previewRun(deps, request)
      : await realRun(deps, request, invocation, about);
    if ('batchId' in result) logger.appendKeys({ batchId: result.batchId });
    logger.info('payout run ended', { result });
    return result;
  } catch (error) {
    if (isRefusal(error)) emit({ RunRefused: 1 }, about);
    throw error;
  }
};
