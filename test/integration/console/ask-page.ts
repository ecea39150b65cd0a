import { type IncomingHttpHeaders, request } from 'node:http';
import type { PayoutStack } from '../../support/payout-stack.ts';

export type PageAnswer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** As it came over the wire. */
  readonly body: Buffer;
};

type Sent = { readonly method?: string; readonly headers?: Readonly<Record<string, string>> };

/** As a browser asks, but with the path and the headers as they are given: fetch would mend the former and add to the latter. */
export const askPage = async (
  { stack }: Pick<PayoutStack, 'stack'>,
  path: string,
  { method = 'GET', headers = {} }: Sent = {},
): Promise<PageAnswer> => {
  const { promise, resolve, reject } = Promise.withResolvers<PageAnswer>();
  const { hostname, port } = new URL(stack.env['PAYOUT_API_URL'] ?? '');
  const asking = request({ hostname, port, path, method, headers: { ...headers } }, async (response) => {
    const chunks: Buffer[] = await response.toArray();
    resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
  });
  asking.on('error', reject);
  asking.end();
  return promise;
};

/** What the console function told the page. */
export const settingsIn = ({ body }: PageAnswer): Readonly<Record<string, string>> => {
  const [, text = ''] =
    /<script type="application\/json" id="console-settings">(.*?)<\/script>/s.exec(String(body)) ?? [];
  return JSON.parse(text);
};

/** The files that it loads at once. */
export const assetsIn = ({ body }: PageAnswer): readonly string[] =>
  [...String(body).matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path = '']) => path);
