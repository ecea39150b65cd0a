import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { functionErrorBody } from './function-error.ts';

export type Invocation = {
  readonly requestId: string;
  readonly headers: IncomingHttpHeaders;
  readonly payload: string;
};

type Reply = { readonly headers: IncomingHttpHeaders; readonly body: string };

const agent = new Agent({ keepAlive: true });

const call = (method: string, path: string, body?: string, errorType?: string): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const url = `http://${process.env['AWS_LAMBDA_RUNTIME_API']}/2018-06-01/runtime/${path}`;
    const headers = errorType ? { 'Lambda-Runtime-Function-Error-Type': errorType } : {};
    const outgoing = request(url, { method, agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ headers: response.headers, body: Buffer.concat(chunks).toString() }),
      );
      response.on('error', reject);
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });

/** Waits, without limit, for the next event. */
export const nextInvocation = async (): Promise<Invocation> => {
  const { headers, body } = await call('GET', 'invocation/next');
  return { requestId: String(headers['lambda-runtime-aws-request-id']), headers, payload: body };
};

export const postResponse = async (requestId: string, body: string): Promise<void> => {
  await call('POST', `invocation/${requestId}/response`, body);
};

const report = async (path: string, error: unknown): Promise<void> => {
  const body = functionErrorBody(error);
  console.error(JSON.stringify(body));
  await call('POST', path, JSON.stringify(body), body.errorType);
};

export const postInvocationError = (requestId: string, error: unknown): Promise<void> =>
  report(`invocation/${requestId}/error`, error);

export const postInitError = (error: unknown): Promise<void> => report('init/error', error);
