import { createHash, randomBytes } from 'node:crypto';
import * as z from 'zod';
import { SIGN_IN_SCOPES } from '../../constructs/sign-in/api-scopes.ts';
import { CliFailure } from '../terminal/cli-failure.ts';

export type SignInAddresses = {
  readonly issuerUrl: string;
  /** Where the issuer sends a browser back to, with the code. */
  readonly pageUrl: string;
};

const Discovered = z.object({
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  /** Our own addition: the one client that may sign people in. */
  payouts_client_id: z.string(),
});
type Discovered = z.infer<typeof Discovered>;

const Tokens = z.object({ access_token: z.string(), expires_in: z.int() });

type Cookies = Map<string, string>;

const unreachable = (issuerUrl: string, error: unknown): CliFailure => {
  const { cause, message } = error as Error;
  const reason = cause instanceof Error ? cause.message : message;
  return new CliFailure('NotInvoked', `nobody answers at the local issuer ${issuerUrl} (${reason})`, [
    'Is the stack still running? Start it with npm start and wait until it is ready.',
  ]);
};

const refused = (what: string, { status, url }: Response): CliFailure =>
  new CliFailure('SignInFailed', `the local issuer did not ${what}: it answered ${status} at ${url}`, [
    'Start the stack again with npm start; should that not help, its terminal says what went wrong.',
  ]);

/** One step of a browser: its cookies along, and where it is sent next. */
const step = async (cookies: Cookies, url: string, body?: URLSearchParams): Promise<string> => {
  const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
  const method = body ? 'POST' : 'GET';
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    headers: { cookie },
    ...(body && { body }),
  });
  for (const line of response.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    cookies.set(name, value);
  }
  const location = response.headers.get('location');
  if (location) return new URL(location, url).href;
  throw refused('go on with the sign-in', response);
};

const discover = async (issuerUrl: string): Promise<Discovered> => {
  const response = await fetch(`${issuerUrl}/.well-known/openid-configuration`);
  if (!response.ok) throw refused('describe itself', response);
  return Discovered.parse(await response.json());
};

/** The browser's part: authorization request, the page, its button, the way back. */
const codeFor = async (
  person: string,
  pageUrl: string,
  challenge: string,
  { authorization_endpoint, payouts_client_id }: Discovered,
): Promise<string> => {
  const asked = new URLSearchParams({
    response_type: 'code',
    client_id: payouts_client_id,
    redirect_uri: pageUrl,
    scope: SIGN_IN_SCOPES,
    code_challenge: challenge,
    code_challenge_method: 'S256',
  });
  const cookies: Cookies = new Map();
  const page = await step(cookies, `${authorization_endpoint}?${asked}`);
  const onward = await step(cookies, page, new URLSearchParams({ person }));
  return new URL(await step(cookies, onward)).searchParams.get('code') ?? '';
};

const signIn = async (person: string, { issuerUrl, pageUrl }: SignInAddresses) => {
  const verifier = randomBytes(32).toString('base64url');
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const discovered = await discover(issuerUrl);
  const code = await codeFor(person, pageUrl, challenge, discovered);
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    client_id: discovered.payouts_client_id,
    redirect_uri: pageUrl,
    code,
    code_verifier: verifier,
  });
  const response = await fetch(discovered.token_endpoint, { method: 'POST', body });
  if (!response.ok) throw refused('give a token', response);
  return Tokens.parse(await response.json());
};

/** A demo person's access token, had as the page has it: code grant with PKCE, over HTTP. */
export const signInAs = async (
  person: string,
  addresses: SignInAddresses,
): Promise<z.infer<typeof Tokens>> => {
  try {
    return await signIn(person, addresses);
  } catch (error) {
    // fetch says TypeError when nobody answers.
    throw error instanceof TypeError ? unreachable(addresses.issuerUrl, error) : error;
  }
};
