import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { account } from '../template/pseudo-parameters.ts';
import type { TokenClaims } from './authorize-token.ts';
import { claimTexts } from './claim-texts.ts';
import type { MatchedRoute } from './match-route.ts';

export type ReceivedRequest = {
  readonly message: IncomingMessage;
  readonly requestId: string;
  readonly body: Buffer;
  readonly receivedAt: Date;
};

const ofTheConnection = ['connection', 'keep-alive', 'transfer-encoding', 'cookie'];

/** Lower-cased, repeated ones joined by a comma; cookies have a list of their own. */
const headersOf = ({ headersDistinct, socket }: IncomingMessage): Record<string, string> => ({
  ...Object.fromEntries(
    Object.entries(headersDistinct)
      .filter(([name]) => !ofTheConnection.includes(name))
      .map(([name, values = []]) => [name, values.join(',')]),
  ),
  'x-amzn-trace-id': `Root=1-${randomUUID().replaceAll('-', '')}`,
  'x-forwarded-for': '127.0.0.1',
  'x-forwarded-port': String(socket.localPort),
  'x-forwarded-proto': 'http',
});

const queryOf = (search: string): Record<string, string> => {
  const query: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(search)) {
    query[name] = name in query ? `${query[name]},${value}` : value;
  }
  return query;
};

/** Observed by others on AWS: all else arrives in Base64, a form and a body without a type included. */
const isText = (contentType: string | undefined): boolean =>
  /^(text\/[^;]+|application\/(json|xml|javascript))\s*(;|$)/i.test(contentType ?? '');

const bodyOf = ({ message, body }: ReceivedRequest) => {
  if (body.length === 0) return { isBase64Encoded: false };
  const isBase64Encoded = !isText(message.headers['content-type']);
  return { body: body.toString(isBase64Encoded ? 'base64' : 'utf8'), isBase64Encoded };
};

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** `22/Nov/2026:02:00:00 +0000` */
const logTime = (at: Date): string => {
  const [, year, month, day, time] = /^(\d+)-(\d+)-(\d+)T([\d:]+)/.exec(at.toISOString()) ?? [];
  return `${day}/${MONTHS[Number(month) - 1]}/${year}:${time} +0000`;
};

const nonEmpty = <T extends object>(name: string, found: T): Record<string, T> =>
  Object.keys(found).length > 0 ? { [name]: found } : {};

const authorizerOf = ({ route }: MatchedRoute, claims: TokenClaims | undefined) =>
  claims && {
    authorizer: {
      jwt: {
        claims: claimTexts(claims),
        scopes: route.scopes.length > 0 ? String(claims['scope'] ?? '').split(' ') : null,
      },
    },
  };

const contextOf = (
  { message, requestId, receivedAt }: ReceivedRequest,
  matched: MatchedRoute,
  claims: TokenClaims | undefined,
  apiId: string,
  path: string,
) => ({
  accountId: account,
  apiId,
  ...authorizerOf(matched, claims),
  domainName: message.headers.host ?? '',
  domainPrefix: message.headers.host?.split('.')[0] ?? '',
  http: {
    method: message.method ?? '',
    path,
    protocol: `HTTP/${message.httpVersion}`,
    sourceIp: '127.0.0.1',
    userAgent: message.headers['user-agent'] ?? '',
  },
  requestId,
  routeKey: matched.route.routeKey,
  stage: '$default',
  time: logTime(receivedAt),
  timeEpoch: receivedAt.getTime(),
});

/** The request as payload format 2.0 hands it to a function. The path is decoded there, the query is not. */
export const requestEvent = (
  received: ReceivedRequest,
  matched: MatchedRoute,
  claims: TokenClaims | undefined,
  apiId: string,
) => {
  const { message } = received;
  const [path = '', ...search] = (message.url ?? '').split('?');
  const rawPath = decodeURIComponent(path);
  const rawQueryString = search.join('?');
  return {
    version: '2.0',
    routeKey: matched.route.routeKey,
    rawPath,
    rawQueryString,
    ...nonEmpty('cookies', message.headers.cookie?.split('; ') ?? []),
    headers: headersOf(message),
    ...nonEmpty('queryStringParameters', queryOf(rawQueryString)),
    requestContext: contextOf(received, matched, claims, apiId, rawPath),
    ...nonEmpty('pathParameters', matched.pathParameters),
    ...bodyOf(received),
  };
};
