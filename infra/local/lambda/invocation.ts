/** One event on its way to a function. A retry keeps the request id, as Lambda does. */
export type InvocationRequest = {
  readonly requestId: string;
  readonly payload: string;
  readonly functionArn: string;
};

/** What came back: the handler's answer, or Lambda's description of the failure. */
export type InvocationResult = { readonly functionError: boolean; readonly payload: string };

/** Six megabytes each way, and what Lambda adds on top of the six for the response. */
export const requestBytesMax = 6_291_456;
export const responseBytesMax = 6_291_556;
export const eventBytesMax = 1_048_576;

const failure = (body: Readonly<Record<string, unknown>>): InvocationResult => ({
  functionError: true,
  payload: JSON.stringify(body),
});

export const timedOut = (requestId: string, seconds: number): InvocationResult =>
  failure({
    errorType: 'Sandbox.Timedout',
    errorMessage: `RequestId: ${requestId} Error: Task timed out after ${seconds.toFixed(2)} seconds`,
  });

const exitReason = (code: number | null, signal: NodeJS.Signals | null): string => {
  if (signal) return `with error: signal: ${signal === 'SIGKILL' ? 'killed' : signal}`;
  return code === 0 ? 'without providing a reason' : `with error: exit status ${code}`;
};

export const exited = (
  requestId: string,
  code: number | null,
  signal: NodeJS.Signals | null,
): InvocationResult =>
  failure({
    errorType: 'Runtime.ExitError',
    errorMessage: `RequestId: ${requestId} Error: Runtime exited ${exitReason(code, signal)}`,
  });

export const responseTooLarge = (): InvocationResult =>
  failure({
    errorType: 'Function.ResponseSizeTooLarge',
    errorMessage: `Response payload size exceeded maximum allowed payload size (${responseBytesMax} bytes).`,
  });
