import { createHash, randomBytes } from 'node:crypto';

export type Page = {
  readonly url: string;
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
};

export type Visitor = {
  /** Follows redirects, within the issuer, as a browser does; elsewhere it only reports where it was sent. */
  readonly open: (url: string) => Promise<Page>;
  /** Sends the form on the page with the button that was pressed, and what else it hides. */
  readonly press: (page: Page, button: { readonly name: string; readonly value: string }) => Promise<Page>;
};

const arrivesAt = (response: Response, from: string): string =>
  new URL(response.headers.get('location') ?? from, from).href;

const hiddenFields = (html: string): [string, string][] =>
  [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]+)"/g)].map(
    ([, name = '', value = '']) => [name, value],
  );

/** A browser without scripts: cookies, redirects, forms. */
export const visitor = (origin: string): Visitor => {
  const cookies = new Map<string, string>();
  const request = async (url: string, init: RequestInit = {}): Promise<Page> => {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { ...init.headers, cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const html = await response.text();
    const { status, headers } = response;
    const next = arrivesAt(response, url);
    if (status < 300 || status >= 400) return { url, status, headers, html };
    return next.startsWith(origin) ? request(next) : { url: next, status, headers, html: '' };
  };
  return {
    open: (url) => request(url),
    press: ({ url, html }, { name, value }) =>
      request(new URL(/<form[^>]* action="([^"]+)"/.exec(html)?.[1] ?? url, url).href, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams([...hiddenFields(html), [name, value]]).toString(),
      }),
  };
};

/** A secret of one sign-in, and what of it is told beforehand (PKCE, S256). */
export const newChallenge = () => {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
};
