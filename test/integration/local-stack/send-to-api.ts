import type { LocalStack } from '../../../infra/local/start-local-stack.ts';

export type Sent = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer<ArrayBuffer>;
};

export type SendToApi = (
  path: string,
  sent?: Sent,
) => Promise<{ readonly status: number; readonly headers: Headers; readonly text: string }>;

/** Requests to the stack's HTTP API, with redirects left alone. */
export const sendToApi =
  (stack: () => LocalStack): SendToApi =>
  async (path, { method = 'GET', headers = {}, body } = {}) => {
    const response = await fetch(`${stack().env['PAYOUT_API_URL']}${path}`, {
      method,
      headers,
      redirect: 'manual',
      ...(body !== undefined && { body }),
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };

/** What the fixture's function is told to do. */
export const doing = (what: unknown): Sent => ({ headers: { 'x-do': JSON.stringify(what) } });

export const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });
