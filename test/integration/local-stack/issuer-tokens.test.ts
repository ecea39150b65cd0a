import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FixtureStack, startFixtureStack } from './fixture-stack.ts';
import { bearer, sendToApi } from './send-to-api.ts';
import { type SignIn, signInAt } from './sign-in.ts';

let fixture: FixtureStack;
let at: SignIn;

beforeAll(async () => {
  fixture = await startFixtureStack();
  at = signInAt(fixture.stack);
});
afterAll(() => fixture.discard());

const read = async (url: string) => (await (await fetch(url)).json()) as Record<string, string>;

const send = sendToApi(() => fixture.stack);

describe('its tokens', () => {
  it("are shaped like Cognito's: the access token has no audience and no e-mail", async () => {
    const { access_token, expires_in, token_type } = await at.tokensOf('farah');
    expect({ expires_in, token_type }).toEqual({ expires_in: 3600, token_type: 'Bearer' });
    const claims = decodeJwt(access_token);
    expect(claims).toEqual({
      iss: at.issuer,
      sub: 'farah',
      username: 'farah',
      client_id: 'local-payouts',
      token_use: 'access',
      scope: 'openid payouts/read payouts/act',
      'cognito:groups': ['finance'],
      version: 2,
      iat: expect.any(Number),
      auth_time: expect.any(Number),
      exp: Number(claims.iat) + 3600,
      jti: expect.any(String),
      origin_jti: expect.any(String),
      event_id: expect.any(String),
    });
    // Whoever pressed the button did so just now, perhaps in the second before.
    expect(Number(claims.iat) - Number(claims['auth_time'])).toBeLessThan(10);
    expect(claims['auth_time']).toBeLessThanOrEqual(Number(claims.iat));
  });

  it("are shaped like Cognito's: the ID token has both", async () => {
    const { id_token } = await at.tokensOf('farah');
    const claims = decodeJwt(id_token);
    expect(claims).toMatchObject({
      iss: at.issuer,
      aud: 'local-payouts',
      sub: 'farah',
      email: 'farah@example.com',
      name: 'Farah Khan',
      token_use: 'id',
      'cognito:username': 'farah',
      exp: Number(claims.iat) + 3600,
      auth_time: expect.any(Number),
    });
    expect(claims).not.toHaveProperty('scope');
  });

  it('can be checked with what discovery says', async () => {
    const discovered = await read(`${at.issuer}/.well-known/openid-configuration`);
    expect(discovered).toMatchObject({
      issuer: at.issuer,
      authorization_endpoint: `${at.issuer}/auth`,
      token_endpoint: `${at.issuer}/token`,
      code_challenge_methods_supported: ['S256'],
    });
    const { access_token } = await at.tokensOf('om');
    const checked = await jwtVerify(access_token, createRemoteJWKSet(new URL(discovered['jwks_uri'] ?? '')), {
      issuer: at.issuer,
    });
    expect(checked.protectedHeader).toMatchObject({ alg: 'RS256' });
    const keys = await read(discovered['jwks_uri'] ?? '');
    expect(JSON.stringify(keys)).not.toMatch(/"(d|p|q)":/);
  });

  it('open the API as far as their scopes go', async () => {
    const { access_token } = await at.tokensOf('om');
    const reader = (await at.tokensOf('vani', 'openid payouts/read')).access_token;
    const vote = (headers: Record<string, string>) =>
      send('/admin/payouts/approve', { method: 'POST', headers });
    expect(await vote(bearer(access_token))).toMatchObject({ status: 200 });
    expect(await vote(bearer(reader))).toMatchObject({ status: 403 });
    expect(await send('/admin/payouts/api/x', { headers: bearer(reader) })).toMatchObject({ status: 200 });
  });

  it('for identity do not open it', async () => {
    const { id_token } = await at.tokensOf('adi');
    expect(await send('/admin/payouts/api/x', { headers: bearer(id_token) })).toMatchObject({ status: 403 });
  });
});
