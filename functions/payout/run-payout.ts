import type { PayoutRequest } from '../../shared/domain/payout-request.ts';
import { parsePayoutRequest } from '../../shared/events/parse-payout-request.ts';
import type { PayoutResult } from '../../shared/events/payout-result.ts';
import { asRunFailure } from './as-run-failure.ts';
import type { Invocation, PayoutDeps } from './payout-deps.ts';
import { previewRun } from './preview-run.ts';
import { recordFailure } from './record-failure.ts';
import { recordRun } from './record-run.ts';
import { refuseBeforeWriting } from './refuse-before-writing.ts';
import { startAttempt } from './start-attempt.ts';

const realRun = async (
  deps: PayoutDeps,
  request: PayoutRequest,
  invocation: Invocation,
): Promise<PayoutResult> => {
  const attempt = { attemptId: deps.newId(), startedAt: deps.now() };
  try {
    await startAttempt(deps, request, attempt);
    return await recordRun(deps, request, attempt, invocation);
  } catch (error) {
    const failure = asRunFailure(error);
    await recordFailure(deps, request, attempt, failure);
    throw failure;
  }
};

/** The whole job, top to bottom: parse, then preview; or refuse, note the attempt, and record what came of it. */
export const runPayout = async (
  deps: PayoutDeps,
  payload: unknown,
  invocation: Invocation,
): Promise<PayoutResult> => {
  const request = parsePayoutRequest(payload, invocation.requestId);
  deps.logger.appendKeys({ runKey: request.runKey });
  await refuseBeforeWriting(deps, request);
  const result = request.dryRun ? await previewRun(deps, request) : await realRun(deps, request, invocation);
  deps.logger.info('payout run ended', { result });
  return result;
};
