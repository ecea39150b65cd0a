import { setTimeout as sleep } from 'node:timers/promises';
import type { AsyncConfig } from '../template/read-async-configs.ts';
import { type AsyncOutcome, destinationRecord } from './destination-record.ts';
import type { InvocationRequest } from './invocation.ts';
import type { LocalFunction } from './local-function.ts';

export type AsyncInvocationOptions = {
  readonly configs: readonly AsyncConfig[];
  /** AWS waits one minute before the second attempt and two before the third; nobody here wants to. */
  readonly retryDelaysMilliseconds: readonly number[];
  readonly sendToDestination: (found: LocalFunction, queueArn: string, record: string) => Promise<void>;
};

export type AsyncInvocations = {
  readonly accept: (found: LocalFunction, request: InvocationRequest) => Promise<AsyncOutcome>;
  readonly stop: () => void;
};

const throttlePauseMilliseconds = 100;

type Context = AsyncInvocationOptions & { readonly signal: AbortSignal };

/** Throttled events wait and are offered again; that is not an attempt. */
const attemptOnce = async ({ signal }: Context, found: LocalFunction, request: InvocationRequest) => {
  for (;;) {
    const result = await found.invoke(request, 'Event');
    if (result !== 'throttled') return result;
    await sleep(throttlePauseMilliseconds, undefined, { signal });
  }
};

const runToEnd = async (
  context: Context,
  found: LocalFunction,
  request: InvocationRequest,
): Promise<AsyncOutcome> => {
  const { name, arn } = found.definition;
  const config = context.configs.find(({ functionName }) => functionName === name);
  const attemptsMax = 1 + (config?.maximumRetryAttempts ?? 2);
  for (let attempts = 1; ; attempts += 1) {
    const result = await attemptOnce(context, found, request);
    context.signal.throwIfAborted();
    if (!result.functionError || attempts >= attemptsMax) {
      const { requestId, payload } = request;
      const outcome = { requestId, functionName: name, functionArn: arn, attempts, payload, result };
      if (result.functionError && config?.onFailureArn) {
        await context.sendToDestination(found, config.onFailureArn, destinationRecord(outcome));
      }
      return outcome;
    }
    await sleep(context.retryDelaysMilliseconds[attempts - 1], undefined, { signal: context.signal });
  }
};

export const createAsyncInvocations = (options: AsyncInvocationOptions): AsyncInvocations => {
  const controller = new AbortController();
  const context = { ...options, signal: controller.signal };
  return {
    accept: (found, request) => {
      const outcome = runToEnd(context, found, request);
      // Most callers never look: only stopping can make it fail, and then nobody is left to care.
      outcome.catch(() => undefined);
      return outcome;
    },
    stop: () => controller.abort(new Error('the local stack stopped before the invocation was over')),
  };
};
