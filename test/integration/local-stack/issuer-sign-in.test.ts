import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FixtureStack, startFixtureStack } from './fixture-stack.ts';
import { challenged, queryIn, type SignIn, signInAt } from './sign-in.ts';
import { newChallenge, visitor } from './visitor.ts';

let fixture: FixtureStack;
let at: SignIn;

beforeAll(async () => {
  fixture = await startFixtureStack();
  at = signInAt(fixture.stack);
});
afterAll(() => fixture.discard());

describe('the sign-in page', () => {
  it('lists the nine people with their roles, without a script and without anything from elsewhere', async () => {
    const { start } = await at.signIn('asha');
    const buttons = [...start.html.matchAll(/<button name="person" value="(\w+)">([^<]+) <span>([^<]+)</g)];
    expect(buttons.map(([, ...each]) => each.join(' '))).toEqual([
      'asha Asha Menon approver',
      'bimal Bimal Roy approver',
      'chitra Chitra Iyer approver',
      'dev Dev Patil approver',
      'farah Farah Khan finance',
      'om Om Prakash operator',
      'vani Vani Rao viewer',
      'adi Adi Sharma admin',
      'nil Nil Bose no role',
    ]);
    expect(start.html).toMatch(/<html lang="en">.*<title>Sign in<.*<main>\s*<h1>Sign in</s);
    expect(start.html).not.toMatch(/<script|https?:|<img|@import/);
  });

  it('sends whoever presses a button back to where they came from, with a code', async () => {
    const { arrived } = await at.signIn('asha');
    const { code, state, iss } = queryIn(arrived);
    expect(arrived.url.split('?')[0]).toBe(at.page);
    expect({ code, state, iss }).toEqual({ code: expect.any(String), state: 'kept', iss: at.issuer });
  });

  it('lets nobody else in', async () => {
    const { arrived } = await at.signIn('mallory');
    expect(arrived).toMatchObject({ status: 400, html: expect.stringContaining('Nobody by that name') });
  });

  it('is of no use to another browser, nor a second time', async () => {
    const { challenge } = newChallenge();
    const [mine, other] = [visitor(at.issuer), visitor(at.issuer)];
    const start = await mine.open(at.authorizationUrl(challenged(challenge)));
    const asha = { name: 'person', value: 'asha' };
    const ended = { status: 400, html: expect.stringContaining('This sign-in has ended') };
    expect(await other.press(start, asha)).toMatchObject(ended);
    await mine.press(start, asha);
    expect(await mine.press(start, asha)).toMatchObject(ended);
  });

  it('is not shown again to whoever is signed in, unless asked to, and signing out ends that', async () => {
    const { browser } = await at.signIn('asha');
    const { challenge } = newChallenge();
    const again = (more = {}) => browser.open(at.authorizationUrl({ ...challenged(challenge), ...more }));
    expect(queryIn(await again())).toMatchObject({ code: expect.any(String) });
    expect(await again({ prompt: 'login' })).toMatchObject({ status: 200 });
    const asked = await browser.open(`${at.issuer}/session/end?client_id=local-payouts`);
    expect(asked.html).toContain('<h1>Sign out?</h1>');
    const out = await browser.press(asked, { name: 'logout', value: 'yes' });
    expect(out.html).toContain('<h1>Signed out</h1>');
    expect(await again()).toMatchObject({ status: 200, html: expect.stringContaining('<h1>Sign in</h1>') });
  });
});

describe('signing out on the page', () => {
  it('asks nothing more, leads back to the page, and is the end of what was signed in', async () => {
    const { browser, code, verifier } = await at.signIn('asha');
    const { body } = await at.token({ grant_type: 'authorization_code', code, code_verifier: verifier });
    const asked = new URLSearchParams({
      id_token_hint: body.id_token,
      post_logout_redirect_uri: at.page,
      client_id: 'local-payouts',
      logout_uri: at.page,
    });
    const asking = await browser.open(`${at.issuer}/session/end?${asked}`);
    const [, script = ''] = /<script>([^<]+)<\/script>/.exec(asking.html) ?? [];
    expect(script).toBe('document.forms[0].submit();');
    const hash = createHash('sha256').update(script).digest('base64');
    expect(asking.headers.get('content-security-policy')).toContain(`script-src 'sha256-${hash}'`);
    const left = await browser.press(asking, { name: 'pressed by', value: 'the script' });
    expect(left.url).toBe(at.page);
    const { refresh_token } = body;
    expect(await at.token({ grant_type: 'refresh_token', refresh_token })).toMatchObject({ status: 400 });
    const { challenge } = newChallenge();
    const again = await browser.open(at.authorizationUrl(challenged(challenge)));
    expect(again.html).toContain('<h1>Sign in</h1>');
  });
});

describe('a sign-in', () => {
  it.each([
    { given: 'without a challenge', changed: {}, error: 'invalid_request' },
    {
      given: 'with a plain challenge',
      changed: { code_challenge: 'x'.repeat(43), code_challenge_method: 'plain' },
      error: 'invalid_request',
    },
    {
      given: 'for a token without a code',
      changed: { response_type: 'token' },
      error: 'unsupported_response_type',
    },
  ])('$given is sent back', async ({ changed, error }) => {
    const { url } = await visitor(at.issuer).open(at.authorizationUrl(changed));
    expect(url).toContain(at.page);
    expect(url).toMatch(new RegExp(`[?#&]error=${error}&`));
  });

  it.each([
    { given: 'of a client that is not known', changed: { client_id: 'other' } },
    { given: 'that would return elsewhere', changed: { redirect_uri: 'http://127.0.0.1:1/admin/payouts' } },
  ])('$given goes nowhere', async ({ changed }) => {
    const shown = await visitor(at.issuer).open(
      at.authorizationUrl({ ...challenged('x'.repeat(43)), ...changed }),
    );
    expect(shown).toMatchObject({ status: 400, html: expect.stringContaining('This sign-in cannot go on') });
  });

  it('gives no token for a code without its secret, nor for a code that was used', async () => {
    const { code, verifier } = await at.signIn('asha');
    const with_ = (code_verifier: string) =>
      at.token({ grant_type: 'authorization_code', code, ...(code_verifier && { code_verifier }) });
    expect(await with_('')).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect(await with_('y'.repeat(43))).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect(await with_(verifier)).toMatchObject({ status: 200 });
    expect(await with_(verifier)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  it('may be refreshed, each refresh token once', async () => {
    const { refresh_token } = await at.tokensOf('asha');
    const first = await at.token({ grant_type: 'refresh_token', refresh_token });
    expect(decodeJwt(first.body.access_token)).toMatchObject({ sub: 'asha', token_use: 'access' });
    const again = await at.token({ grant_type: 'refresh_token', refresh_token });
    expect(again).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  it('keeps the moment at which its person authenticated: refreshed, and without asking again', async () => {
    const { code, verifier, browser } = await at.signIn('asha');
    const exchange = async (form: Record<string, string>) => (await at.token(form)).body;
    const first = await exchange({ grant_type: 'authorization_code', code, code_verifier: verifier });
    const { auth_time: authenticatedAt } = decodeJwt(first.access_token);
    // Tokens know whole seconds.
    await setTimeout(1_100);
    const { refresh_token } = await exchange({
      grant_type: 'refresh_token',
      refresh_token: first.refresh_token,
    });
    const refreshed = await exchange({ grant_type: 'refresh_token', refresh_token });
    const again = newChallenge();
    const silent = queryIn(await browser.open(at.authorizationUrl(challenged(again.challenge))));
    const other = await exchange({
      grant_type: 'authorization_code',
      code: silent['code'] ?? '',
      code_verifier: again.verifier,
    });
    for (const { access_token } of [refreshed, other]) {
      const claims = decodeJwt(access_token);
      expect(claims['auth_time']).toBe(authenticatedAt);
      expect(Number(claims.iat)).toBeGreaterThan(Number(authenticatedAt));
    }
  });

  it.each([
    { given: 'the page of this stack', from: () => new URL(at.page).origin, allowed: true },
    { given: 'a page of another origin', from: () => 'http://127.0.0.1:1', allowed: false },
  ])('can be ended by $given in a browser: $allowed', async ({ from, allowed }) => {
    const { headers } = await at.token({ grant_type: 'authorization_code', code: 'x' }, from());
    expect(headers.get('access-control-allow-origin')).toBe(allowed ? from() : null);
  });
});
