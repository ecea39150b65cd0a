import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { matchesPattern } from '../access/matches-pattern.ts';
import type { LocalIssuer } from '../issuer/local-issuer.ts';
import { type InvocationResult, requestBytesMax } from '../lambda/invocation.ts';
import { arnOf } from '../template/pseudo-parameters.ts';
import type { HttpApiDefinition, RouteDefinition } from '../template/read-http-api.ts';
import { authorizeToken } from './authorize-token.ts';
import { functionReply, type HttpReply } from './function-reply.ts';
import { GatewayRefusal } from './gateway-refusal.ts';
import { type MatchedRoute, matchRoute } from './match-route.ts';
import { type ReceivedRequest, requestEvent } from './request-event.ts';

export type HttpApiOptions = {
  readonly api: HttpApiDefinition;
  readonly issuer: LocalIssuer;
  readonly attempt: (functionName: string, payload: string) => Promise<InvocationResult | 'throttled'>;
};

/** Ten megabytes, as API Gateway counts them. */
const bodyBytesMax = 10_485_760;

/** Reads to the end even what is too large: a client that is still sending would not see the answer. */
const readLimitedBody = async (message: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message) {
    bytes += chunk.length;
    if (bytes <= bodyBytesMax) chunks.push(chunk);
  }
  if (bytes > bodyBytesMax) throw new GatewayRefusal(413);
  return Buffer.concat(chunks);
};

const matched = ({ api }: HttpApiOptions, { method = '', url = '' }: IncomingMessage): MatchedRoute => {
  const [path = ''] = url.split('?');
  const found = matchRoute(api.routes, method, path);
  if (!found) throw new GatewayRefusal(404);
  return found;
};

/** A function lets API Gateway in by its own policy; without it the caller learns nothing but 500. */
const refuseWithoutPermission = ({ apiId, permissions }: HttpApiDefinition, route: RouteDefinition): void => {
  const [method = '', path = ''] = route.routeKey.split(' ');
  const sourceArn = arnOf('execute-api', `${apiId}/$default/${method === 'ANY' ? '*' : method}${path}`);
  const letIn = permissions.some(
    (each) => each.functionName === route.functionName && matchesPattern(each.sourceArn, sourceArn),
  );
  if (!letIn) throw new GatewayRefusal(500);
};

const invokeInTime = async (
  { attempt }: HttpApiOptions,
  { functionName, timeoutMilliseconds }: RouteDefinition,
  payload: string,
): Promise<InvocationResult> => {
  if (Buffer.byteLength(payload) > requestBytesMax) throw new GatewayRefusal(413);
  const timer = new AbortController();
  const timeout = sleep(timeoutMilliseconds, 'throttled' as const, { signal: timer.signal });
  const result = await Promise.race([attempt(functionName, payload), timeout]);
  timer.abort();
  timeout.catch(() => undefined);
  if (result === 'throttled') throw new GatewayRefusal(503);
  return result;
};

const answer = async (options: HttpApiOptions, received: ReceivedRequest): Promise<HttpReply> => {
  const { api, issuer } = options;
  const found = matched(options, received.message);
  const { route } = found;
  const claims =
    route.authorization === 'JWT'
      ? await authorizeToken(received.message.headers.authorization, route, issuer)
      : undefined;
  refuseWithoutPermission(api, route);
  const event = requestEvent(received, found, claims, api.apiId);
  return functionReply(await invokeInTime(options, route, JSON.stringify(event)));
};

/** A path that cannot be decoded is the caller's mistake; all else that is unexpected is told to nobody. */
const refusalFor = (error: unknown): GatewayRefusal => {
  if (error instanceof GatewayRefusal) return error;
  return new GatewayRefusal(error instanceof URIError ? 400 : 500);
};

const refusalReply = (error: unknown): HttpReply => {
  const refusal = refusalFor(error);
  return {
    status: refusal.status,
    headers: {
      'content-type': 'application/json',
      ...(refusal.challenge && { 'www-authenticate': refusal.challenge }),
    },
    body: Buffer.from(JSON.stringify({ message: refusal.message })),
  };
};

const receive = async (
  options: HttpApiOptions,
  message: IncomingMessage,
  requestId: string,
): Promise<HttpReply> => {
  const receivedAt = new Date();
  const body = await readLimitedBody(message);
  return answer(options, { message, requestId, body, receivedAt });
};

/** The template's HTTP API: who may come in, which function answers, and in what shape. */
export const serveHttpApi =
  (options: HttpApiOptions): RequestListener =>
  (message, response) => {
    const requestId = randomUUID();
    void receive(options, message, requestId)
      .catch(refusalReply)
      .then(({ status, headers, body }) => {
        response.writeHead(status, {
          ...headers,
          'content-length': body.length,
          'apigw-requestid': requestId,
        });
        response.end(body);
      });
  };
