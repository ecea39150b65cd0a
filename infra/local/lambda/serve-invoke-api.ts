import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Access, accessKeyIdIn } from '../access/access.ts';
import { denialOf } from '../access/denial.ts';
import { readBody } from '../host/http-server.ts';
import { functionNameIn } from '../template/function-name-in.ts';
import { arnOf } from '../template/pseudo-parameters.ts';
import type { AsyncInvocations } from './async-invocations.ts';
import { eventBytesMax, type InvocationRequest, requestBytesMax } from './invocation.ts';
import {
  functionNotFound,
  InvokeFault,
  invalidJson,
  invokeDenied,
  requestTooLarge,
  tooManyRequests,
} from './invoke-fault.ts';
import type { LocalFunction } from './local-function.ts';

export type InvokeApiOptions = {
  readonly functions: ReadonlyMap<string, LocalFunction>;
  readonly access: Access;
  readonly asynchronous: AsyncInvocations;
};

type Reply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

const route = /^\/2015-03-31\/functions\/([^/?]+)\/invocations(?:\?|$)/;

/** An empty payload reaches the handler as `{}`. */
const checkedPayload = (body: Buffer, type: string): string => {
  const bytesMax = type === 'Event' ? eventBytesMax : requestBytesMax;
  if (body.length > bytesMax) throw requestTooLarge(body.length, type, bytesMax);
  const payload = body.toString() || '{}';
  try {
    JSON.parse(payload);
  } catch (error) {
    throw invalidJson(error);
  }
  return payload;
};

const authorized = ({ functions, access }: InvokeApiOptions, request: IncomingMessage): LocalFunction => {
  const [, given] = route.exec(request.url ?? '') ?? [];
  if (request.method !== 'POST' || !given) {
    throw new InvokeFault(
      404,
      'UnknownOperationException',
      `the local Lambda knows Invoke only, not ${request.url}`,
    );
  }
  const name = functionNameIn(decodeURIComponent(given));
  const functionArn = arnOf('lambda', `function:${name}`);
  const key = accessKeyIdIn(request.headers.authorization);
  const denial = denialOf(access, key, 'lambda:InvokeFunction', functionArn);
  if (denial) throw invokeDenied(denial);
  const found = functions.get(name);
  if (!found) throw functionNotFound(functionArn);
  return found;
};

const invokeAndWait = async (
  found: LocalFunction,
  invocation: InvocationRequest,
  tail: boolean,
): Promise<Reply> => {
  const logStart = found.logSize();
  const result = await found.invoke(invocation, 'RequestResponse');
  if (result === 'throttled') throw tooManyRequests();
  return {
    status: 200,
    headers: {
      'x-amz-executed-version': '$LATEST',
      ...(result.functionError && { 'x-amz-function-error': 'Unhandled' }),
      ...(tail && { 'x-amz-log-result': found.logTail(logStart).toString('base64') }),
    },
    body: result.payload,
  };
};

const respond = async (
  options: InvokeApiOptions,
  request: IncomingMessage,
  requestId: string,
): Promise<Reply> => {
  const body = await readBody(request);
  const found = authorized(options, request);
  const type = request.headers['x-amz-invocation-type'] ?? 'RequestResponse';
  const payload = checkedPayload(body, String(type));
  if (type === 'DryRun') return { status: 204, headers: {}, body: '' };
  const invocation = { requestId, payload, functionArn: found.definition.arn };
  if (type === 'Event') {
    // Not awaited: 202 means that the event is queued, no more.
    void options.asynchronous.accept(found, invocation);
    return { status: 202, headers: {}, body: '' };
  }
  return invokeAndWait(found, invocation, request.headers['x-amz-log-type'] === 'Tail');
};

const faultReply = (error: unknown): Reply => {
  const [status, name] =
    error instanceof InvokeFault ? [error.status, error.name] : [500, 'ServiceException'];
  const message = error instanceof Error ? error.message : String(error);
  return {
    status,
    headers: { 'x-amzn-errortype': name },
    body: JSON.stringify({ Type: status < 500 ? 'User' : 'Service', Message: message, message }),
  };
};

/** The Lambda Invoke API as the SDK and `aws lambda invoke` speak it. */
export const serveInvokeApi = async (
  options: InvokeApiOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const requestId = randomUUID();
  const reply = await respond(options, request, requestId).catch(faultReply);
  response.writeHead(reply.status, {
    'content-type': 'application/json',
    'x-amzn-requestid': requestId,
    ...reply.headers,
  });
  response.end(reply.body);
};
