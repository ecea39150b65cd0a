import type { InvocationResult } from './invocation.ts';

/** An asynchronous invocation that is over. */
export type AsyncOutcome = {
  readonly requestId: string;
  readonly functionName: string;
  readonly functionArn: string;
  readonly attempts: number;
  readonly payload: string;
  readonly result: InvocationResult;
};

const jsonOrText = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** What Lambda sends to an on-failure destination. */
export const destinationRecord = (outcome: AsyncOutcome): string =>
  JSON.stringify({
    version: '1.0',
    timestamp: new Date().toISOString(),
    requestContext: {
      requestId: outcome.requestId,
      functionArn: `${outcome.functionArn}:$LATEST`,
      condition: 'RetriesExhausted',
      approximateInvokeCount: outcome.attempts,
    },
    requestPayload: jsonOrText(outcome.payload),
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    responsePayload: jsonOrText(outcome.result.payload),
  });
