import type { WantedClaims } from '../../infra/local/issuer/access-claims.ts';
import { checkAnswer } from './openapi-check.ts';
import type { PayoutStack } from './payout-stack.ts';

export type ApiResponse = {
  readonly status: number;
  readonly headers: Headers;
  /** As it came. */
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of every shape; each is checked against the API's description
  readonly body: any;
};

export type ApiClient = {
  readonly get: (path: string) => Promise<ApiResponse>;
  readonly post: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<ApiResponse>;
  readonly put: (path: string, body: unknown) => Promise<ApiResponse>;
  readonly remove: (path: string, body: unknown) => Promise<ApiResponse>;
  /** Any method, and only the headers that are given beside the token. */
  readonly send: (method: string, path: string, sent?: Sent) => Promise<ApiResponse>;
};

type Sent = { readonly headers?: Record<string, string>; readonly body?: string | undefined };

const ROOT = '/admin/payouts';

/** What the gateway answers by itself, before the function hears of it. */
const isOfGateway = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && Object.keys(body).join() === 'message';

type Check = typeof checkAnswer;

const send = async (
  { stack, check }: Pick<PayoutStack, 'stack'> & { readonly check: Check },
  method: string,
  path: string,
  token: string | undefined,
  { headers = {}, body }: Sent,
): Promise<ApiResponse> => {
  const response = await fetch(`${stack.env['PAYOUT_API_URL']}${ROOT}${path}`, {
    method,
    headers: { ...(token !== undefined && { authorization: `Bearer ${token}` }), ...headers },
    ...(body !== undefined && { body }),
  });
  const text = await response.text();
  const contentType = response.headers.get('content-type') ?? '';
  const parsed = contentType.includes('json') ? JSON.parse(text) : text;
  const { status } = response;
  if (!isOfGateway(parsed)) {
    const [pathname = ''] = `${ROOT}${path}`.split('?');
    check(method, pathname, { status, contentType, body: parsed });
  }
  return { status, headers: response.headers, text, body: parsed };
};

/** The API over HTTP, with whatever token. A body that is a text is sent as it is. */
export const apiWithToken = (
  { stack }: Pick<PayoutStack, 'stack'>,
  token: string | undefined,
  check: Check = checkAnswer,
): ApiClient => {
  const company = { stack, check };
  const json = (body: unknown, headers: Record<string, string> = {}): Sent =>
    body === undefined
      ? { headers }
      : {
          headers: { 'content-type': 'application/json', ...headers },
          body: typeof body === 'string' ? body : JSON.stringify(body),
        };
  return {
    get: (path) => send(company, 'GET', path, token, {}),
    post: (path, body, headers) => send(company, 'POST', path, token, json(body, headers)),
    put: (path, body) => send(company, 'PUT', path, token, json(body)),
    remove: (path, body) => send(company, 'DELETE', path, token, json(body)),
    send: (method, path, sent = {}) => send(company, method, path, token, sent),
  };
};

/** The API as somebody who has signed in; `claims` puts others in place of what the issuer would. */
export const apiAs = async (
  company: Pick<PayoutStack, 'stack'>,
  sub: string,
  claims: Partial<WantedClaims> = {},
): Promise<ApiClient> => apiWithToken(company, await company.stack.signToken({ sub, ...claims }));

/** The same where another version may answer, which this version's description does not describe. */
export const anyVersionAs = async (company: Pick<PayoutStack, 'stack'>, sub: string): Promise<ApiClient> =>
  apiWithToken(company, await company.stack.signToken({ sub }), () => undefined);
