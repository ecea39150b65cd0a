import { InvokeCommand, LambdaClient, LambdaServiceException } from '@aws-sdk/client-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach } from 'vitest';

/** What Lambda says when it refuses. */
export const said = (name: string, httpStatusCode: number) =>
  new LambdaServiceException({ name, message: 'why', $fault: 'client', $metadata: { httpStatusCode } });

export const payloadOf = (text: string) => ({ Payload: new TextEncoder().encode(text) as never });

/** Lambda as one invocation after the other is to be answered, and how often the SDK itself would have sent each. */
export const mockedLambda = () => {
  const lambda = mockClient(LambdaClient);
  beforeEach(() => lambda.reset());
  // A worker runs many files: the next one needs the client as it is.
  afterAll(() => lambda.restore());
  const attempts = () =>
    Promise.all(
      lambda
        .commandCalls(InvokeCommand)
        .map(({ thisValue }) => (thisValue as LambdaClient).config.maxAttempts()),
    );
  return { lambda, attempts };
};
