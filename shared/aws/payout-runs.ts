import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';

/** What the payout function answered: a result, or a failure under its stable name. */
export type RunAnswer =
  | { readonly kind: 'answered'; readonly result: unknown }
  | { readonly kind: 'failed'; readonly errorType: string; readonly errorMessage: string }
  /** Not in time. A dry run writes nothing, so nobody need know what became of it. */
  | { readonly kind: 'timed_out' };

export type PayoutRuns = {
  /** Resolves when Lambda has taken the payload; its run key makes a second one of the same harmless. */
  start(payload: unknown): Promise<void>;
  /** Waits for the answer, so long. */
  ask(payload: unknown, timeoutMilliseconds: number): Promise<RunAnswer>;
};

const START_TIMEOUT_MILLISECONDS = 5_000;

const textOf = (payload: Uint8Array | undefined): string => new TextDecoder().decode(payload);

const failed = (json: string): RunAnswer => {
  const { errorType = 'unnamed', errorMessage = '' } = JSON.parse(json);
  return { kind: 'failed', errorType, errorMessage };
};

export const openPayoutRuns = (FunctionName: string): PayoutRuns => {
  const starting = new LambdaClient({
    maxAttempts: 3,
    requestHandler: { requestTimeout: START_TIMEOUT_MILLISECONDS, throwOnRequestTimeout: true },
  });
  const asking = new LambdaClient({ maxAttempts: 1 });
  return {
    start: async (payload) => {
      const Payload = JSON.stringify(payload);
      await starting.send(new InvokeCommand({ FunctionName, InvocationType: 'Event', Payload }));
    },
    ask: async (payload, timeoutMilliseconds) => {
      const abortSignal = AbortSignal.timeout(timeoutMilliseconds);
      try {
        const command = new InvokeCommand({ FunctionName, Payload: JSON.stringify(payload) });
        const { FunctionError, Payload } = await asking.send(command, { abortSignal });
        const json = textOf(Payload);
        return FunctionError ? failed(json) : { kind: 'answered', result: JSON.parse(json) };
      } catch (error) {
        if (abortSignal.aborted) return { kind: 'timed_out' };
        throw error;
      }
    },
  };
};
