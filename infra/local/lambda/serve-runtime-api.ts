import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from '../host/http-server.ts';
import { type InvocationResult, responseBytesMax, responseTooLarge } from './invocation.ts';
import { acceptPoll, type RuntimeSlot, settleSlot } from './runtime-slot.ts';

const prefix = '/2018-06-01/runtime/';

const resultFrom = (functionError: boolean, body: Buffer): InvocationResult =>
  body.length > responseBytesMax ? responseTooLarge() : { functionError, payload: body.toString() };

/** A late word about an invocation that is no longer current (it timed out) counts for nothing. */
const isCurrent = (slot: RuntimeSlot, path: string): boolean =>
  path === 'init/error' || path.split('/')[1] === slot.current?.request.requestId;

const takeResult = async (
  slot: RuntimeSlot,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const body = await readBody(request);
  const answered = isCurrent(slot, path);
  response.writeHead(answered ? 202 : 400).end('{"status":"OK"}');
  if (answered) settleSlot(slot, () => resultFrom(path.endsWith('/error'), body));
};

/** The Lambda Runtime API, 2018-06-01: next, response, error, init error. */
export const serveRuntimeApi = async (
  slot: RuntimeSlot,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const path = (request.url ?? '').slice(prefix.length);
  if (request.method === 'GET' && path === 'invocation/next') return acceptPoll(slot, response);
  if (request.method === 'POST' && /^(init\/error|invocation\/[^/]+\/(response|error))$/.test(path)) {
    return takeResult(slot, path, request, response);
  }
  response.writeHead(404).end();
};
