import type { LocalStack } from '../../../infra/local/start-local-stack.ts';
import { newChallenge, type Page, type Visitor, visitor } from './visitor.ts';

export type Tokens = {
  readonly access_token: string;
  readonly id_token: string;
  readonly refresh_token: string;
  readonly [field: string]: unknown;
};

type Changes = Readonly<Record<string, string>>;

export type TokenReply = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Tokens;
};

export type Started = {
  readonly start: Page;
  readonly arrived: Page;
  readonly code: string;
  readonly verifier: string;
  readonly browser: Visitor;
};

export type SignIn = {
  readonly issuer: string;
  /** Where people come from, and return to. */
  readonly page: string;
  readonly authorizationUrl: (changed?: Changes) => string;
  readonly token: (form: Changes, origin?: string) => Promise<TokenReply>;
  readonly signIn: (person: string, scope?: string) => Promise<Started>;
  readonly tokensOf: (person: string, scope?: string) => Promise<Tokens>;
};

export const challenged = (challenge: string) => ({
  code_challenge: challenge,
  code_challenge_method: 'S256',
});

export const queryIn = ({ url }: Page): Record<string, string> =>
  Object.fromEntries(new URL(url).searchParams);

/** Signing in at a stack's issuer, as the page does it for a person. */
export const signInAt = ({ env }: LocalStack): SignIn => {
  const issuer = env['PAYOUT_ISSUER_URL'] ?? '';
  const origin = env['PAYOUT_API_URL'] ?? '';
  const ours = { client_id: 'local-payouts', redirect_uri: `${origin}/admin/payouts` };
  const authorizationUrl: SignIn['authorizationUrl'] = (changed = {}) => {
    const asked = { response_type: 'code', scope: 'openid payouts/read payouts/act', state: 'kept' };
    return `${issuer}/auth?${new URLSearchParams({ ...asked, ...ours, ...changed })}`;
  };
  const token: SignIn['token'] = async (form, from = origin) => {
    const body = new URLSearchParams({ ...ours, ...form });
    const response = await fetch(`${issuer}/token`, { method: 'POST', body, headers: { origin: from } });
    const { status, headers } = response;
    return { status, headers, body: (await response.json()) as Tokens };
  };
  const signIn: SignIn['signIn'] = async (person, scope) => {
    const { verifier, challenge } = newChallenge();
    const browser = visitor(issuer);
    const start = await browser.open(authorizationUrl({ ...challenged(challenge), ...(scope && { scope }) }));
    const arrived = await browser.press(start, { name: 'person', value: person });
    return { start, arrived, code: queryIn(arrived)['code'] ?? '', verifier, browser };
  };
  return {
    issuer,
    page: ours.redirect_uri,
    authorizationUrl,
    token,
    signIn,
    tokensOf: async (person, scope) => {
      const { code, verifier } = await signIn(person, scope);
      return (await token({ grant_type: 'authorization_code', code, code_verifier: verifier })).body;
    },
  };
};
