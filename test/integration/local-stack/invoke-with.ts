import { InvokeCommand, type InvokeCommandInput, type LambdaClient } from '@aws-sdk/client-lambda';

/** Invokes through the SDK and reads the answer's JSON into `body`. */
export const invokeWith =
  (lambda: LambdaClient) =>
  async (FunctionName: string, event: unknown = {}, more: Partial<InvokeCommandInput> = {}) => {
    const reply = await lambda.send(
      new InvokeCommand({ FunctionName, Payload: JSON.stringify(event), ...more }),
    );
    return { ...reply, body: JSON.parse(reply.Payload?.transformToString() || 'null') };
  };

export type Invoke = ReturnType<typeof invokeWith>;
