import { generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FixtureStack, startFixtureStack } from './fixture-stack.ts';
import { bearer, sendToApi } from './send-to-api.ts';

let fixture: FixtureStack;
let token: string;

beforeAll(async () => {
  fixture = await startFixtureStack();
  token = await fixture.stack.signToken({ sub: 'asha', 'cognito:groups': ['admin', 'finance'] });
});
afterAll(() => fixture.discard());

const send = sendToApi(() => fixture.stack);

const seconds = () => Math.floor(Date.now() / 1000);

const refusedAlike = async (given: string, status: number, message: string, challenge: RegExp) => {
  const { headers, text, ...reply } = await send('/admin/payouts/approve', {
    method: 'POST',
    headers: bearer(given),
  });
  expect({ ...reply, text }).toEqual({ status, text: JSON.stringify({ message }) });
  expect(headers.get('www-authenticate')).toMatch(challenge);
};

describe('the JWT authorizer', () => {
  it('refuses a request without a token, and asks for one', async () => {
    const { status, headers, text } = await send('/admin/payouts/api/batches');
    expect({ status, text }).toEqual({ status: 401, text: '{"message":"Unauthorized"}' });
    expect(headers.get('www-authenticate')).toBe('Bearer');
  });

  it.each([
    { given: 'an expired one', claims: () => ({ exp: seconds() - 1 }), why: /"exp" claim|'exp' claim/ },
    { given: 'one without an end', claims: () => ({ exp: undefined }), why: /exp/ },
    { given: 'one of tomorrow', claims: () => ({ nbf: seconds() + 60 }), why: /nbf/ },
    {
      given: 'one issued in the future',
      claims: () => ({ iat: seconds() + 60 }),
      why: /issued in the future/,
    },
    { given: "another issuer's", claims: () => ({ iss: 'http://127.0.0.1:1' }), why: /iss/ },
    { given: "another client's", claims: () => ({ client_id: 'other' }), why: /valid audience/ },
    { given: 'one for another audience', claims: () => ({ aud: 'other' }), why: /valid audience/ },
    { given: 'one for several others', claims: () => ({ aud: ['a', 'b'] }), why: /valid audience/ },
    { given: "the issuer's of AWS", claims: () => ({ client_id: '3f1example' }), why: /valid audience/ },
  ])('refuses $given', async ({ claims, why }) => {
    const given = await fixture.stack.signToken({ sub: 'asha', ...claims() });
    await refusedAlike(given, 401, 'Unauthorized', why);
  });

  it.each([
    { given: 'a scope that only reads', scope: 'openid payouts/read' },
    { given: 'no scope', scope: undefined },
    { given: 'a scope that begins alike', scope: 'payouts/actual' },
  ])('forbids an action with $given', async ({ scope }) => {
    const given = await fixture.stack.signToken({ sub: 'asha', scope });
    await refusedAlike(given, 403, 'Forbidden', /^Bearer scope="payouts\/act" error="insufficient_scope"/);
  });

  it('takes the scope from scp too, and an audience before a client', async () => {
    const given = await fixture.stack.signToken({
      sub: 'asha',
      scope: undefined,
      scp: ['payouts/act'],
      aud: ['x', 'local-payouts'],
      client_id: 'other',
    });
    expect(await send('/admin/payouts/approve', { method: 'POST', headers: bearer(given) })).toMatchObject({
      status: 200,
    });
  });

  it.each([
    { given: 'a key it does not know', header: { kid: 'other' } },
    { given: 'no key named', header: { kid: undefined } },
    { given: 'another algorithm of the same key', header: { alg: 'PS256' as const } },
  ])('refuses $given', async ({ header }) => {
    await refusedAlike(await fixture.stack.signToken({ sub: 'asha' }, header), 401, 'Unauthorized', /./);
  });

  it('refuses what another key signed under the name of the right one', async () => {
    const [head = '', claims = ''] = token
      .split('.')
      .map((part) => Buffer.from(part, 'base64url').toString());
    const { privateKey } = await generateKeyPair('RS256');
    const forged = await new SignJWT(JSON.parse(claims))
      .setProtectedHeader(JSON.parse(head))
      .sign(privateKey);
    await refusedAlike(forged, 401, 'Unauthorized', /signature/);
  });

  it('refuses what nobody signed, what is signed with a shared secret, and what is no token', async () => {
    const [, claims = '', signature = ''] = token.split('.');
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${claims}.`;
    await refusedAlike(unsigned, 401, 'Unauthorized', /./);
    const shared = await new SignJWT({ sub: 'asha' })
      .setProtectedHeader({ alg: 'HS256', kid: 'x' })
      .sign(Buffer.alloc(32));
    await refusedAlike(shared, 401, 'Unauthorized', /./);
    await refusedAlike('no-token', 401, 'Unauthorized', /./);
    await refusedAlike(`a.b.${signature}`, 401, 'Unauthorized', /./);
  });

  it('takes a token without the word Bearer', async () => {
    expect(await send('/admin/payouts/api/x', { headers: { authorization: token } })).toMatchObject({
      status: 200,
    });
  });

  it('hands the claims over as texts, lists in brackets', async () => {
    const { text } = await send('/admin/payouts/api/batches', { headers: bearer(token) });
    const { claims, scopes } = JSON.parse(text).requestContext.authorizer.jwt;
    expect(claims).toMatchObject({
      iss: fixture.stack.env['PAYOUT_ISSUER_URL'],
      sub: 'asha',
      client_id: 'local-payouts',
      token_use: 'access',
      'cognito:groups': '[admin finance]',
      exp: expect.stringMatching(/^\d{10}$/),
    });
    expect(claims).not.toHaveProperty('aud');
    expect(claims).not.toHaveProperty('email');
    expect(scopes).toEqual(['openid', 'payouts/read', 'payouts/act']);
  });
});
