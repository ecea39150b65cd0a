import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { invokeLater } from './invoke-later.ts';

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

/** The parser's own complaint would quote the answer. */
const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch {
    throw new Error(`the payout function answered ${Buffer.byteLength(json)} bytes that are no JSON`);
  }
};

const failed = (error: unknown): RunAnswer => {
  const { errorType = 'unnamed', errorMessage = '' } = Object(error);
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
      await invokeLater(starting, FunctionName, payload);
    },
    ask: async (payload, timeoutMilliseconds) => {
      const abortSignal = AbortSignal.timeout(timeoutMilliseconds);
      try {
        const command = new InvokeCommand({ FunctionName, Payload: JSON.stringify(payload) });
        const { FunctionError, Payload } = await asking.send(command, { abortSignal });
        const result = parsed(textOf(Payload));
        return FunctionError ? failed(result) : { kind: 'answered', result };
      } catch (error) {
        if (abortSignal.aborted) return { kind: 'timed_out' };
        throw error;
      }
    },
  };
};
