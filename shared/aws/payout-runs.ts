import { LambdaClient } from '@aws-sdk/client-lambda';
import { invokeLater } from './invoke-later.ts';

export type PayoutRuns = {
  /** Resolves when Lambda has taken the payload; its run key makes a second one of the same harmless. */
  start(payload: unknown): Promise<void>;
};

const START_TIMEOUT_MILLISECONDS = 5_000;

export const openPayoutRuns = (functionName: string): PayoutRuns => {
  const client = new LambdaClient({
    maxAttempts: 3,
    requestHandler: { requestTimeout: START_TIMEOUT_MILLISECONDS, throwOnRequestTimeout: true },
  });
  return {
    start: async (payload) => {
      await invokeLater(client, functionName, payload);
    },
  };
};
