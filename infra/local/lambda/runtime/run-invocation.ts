import { namedError } from './function-error.ts';
import type { Handler } from './load-handler.ts';
import { type Invocation, postInvocationError, postResponse } from './runtime-client.ts';

const contextOf = ({ requestId, headers }: Invocation) => ({
  awsRequestId: requestId,
  functionName: process.env['AWS_LAMBDA_FUNCTION_NAME'],
  functionVersion: process.env['AWS_LAMBDA_FUNCTION_VERSION'],
  invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
  memoryLimitInMB: process.env['AWS_LAMBDA_FUNCTION_MEMORY_SIZE'],
  logGroupName: process.env['AWS_LAMBDA_LOG_GROUP_NAME'],
  logStreamName: process.env['AWS_LAMBDA_LOG_STREAM_NAME'],
  getRemainingTimeInMillis: () => Number(headers['lambda-runtime-deadline-ms']) - Date.now(),
});

/** What nobody caught ends the process, as in Lambda: its state can no longer be trusted. */
const reportUncaught = (requestId: string) => {
  const fatal = (error: unknown, exitCode: number): void => {
    void postInvocationError(requestId, error).finally(() => process.exit(exitCode));
  };
  process.removeAllListeners('uncaughtException').on('uncaughtException', (error) => fatal(error, 129));
  process
    .removeAllListeners('unhandledRejection')
    .on('unhandledRejection', (reason) =>
      fatal(namedError('Runtime.UnhandledPromiseRejection', String(reason), reason), 128),
    );
};

export const runInvocation = async (handler: Handler, invocation: Invocation): Promise<void> => {
  const { requestId, headers, payload } = invocation;
  reportUncaught(requestId);
  process.env['_X_AMZN_TRACE_ID'] = String(headers['lambda-runtime-trace-id']);
  try {
    const result = await handler(JSON.parse(payload), contextOf(invocation));
    await postResponse(requestId, JSON.stringify(result === undefined ? null : result));
  } catch (error) {
    await postInvocationError(requestId, error);
  }
};
