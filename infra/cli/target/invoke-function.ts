import { MINUTE } from '../../../shared/domain/basics/durations.ts';
import type { Target } from './target.ts';

/** A function may work for 15 minutes; its answer must find somebody waiting. */
const WAIT_MILLISECONDS = 16 * MINUTE;
const CONNECT_MILLISECONDS = 10_000;

/** The answer as it came: JSON of the result, or Lambda's description of the failure. */
export type FunctionAnswer = { readonly failed: boolean; readonly json: string };

/** One attempt: whether a lost one may be repeated is not for the SDK to decide. */
export const invokeFunction = async (target: Target, payload: unknown): Promise<FunctionAnswer> => {
  const { InvokeCommand, LambdaClient } = await import('@aws-sdk/client-lambda');
  const client = new LambdaClient({
    ...target.client,
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: CONNECT_MILLISECONDS,
      requestTimeout: WAIT_MILLISECONDS,
      throwOnRequestTimeout: true,
      socketTimeout: WAIT_MILLISECONDS,
    },
  });
  try {
    const { FunctionError, Payload } = await client.send(
      new InvokeCommand({ FunctionName: target.functionName, Payload: JSON.stringify(payload) }),
    );
    return { failed: FunctionError !== undefined, json: Payload?.transformToString() ?? '' };
  } finally {
    client.destroy();
  }
};
