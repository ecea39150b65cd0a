import { LambdaClient } from '@aws-sdk/client-lambda';
import { invokeLater } from './invoke-later.ts';

/** Has a function go on in another invocation of itself. Resolves when Lambda has taken the payload. */
export type GoOn = (payload: unknown) => Promise<void>;

const REQUEST_TIMEOUT_MILLISECONDS = 5_000;

/** What goes on twice only reads twice, so the SDK may retry. */
export const openOwnFunction = (functionName: string): GoOn => {
  const client = new LambdaClient({
    maxAttempts: 3,
    requestHandler: { requestTimeout: REQUEST_TIMEOUT_MILLISECONDS, throwOnRequestTimeout: true },
  });
  return (payload) => invokeLater(client, functionName, payload);
};
