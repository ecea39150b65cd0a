import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FixtureStack, startFixtureStack } from './fixture-stack.ts';
import { bearer, type Sent, sendToApi } from './send-to-api.ts';

let fixture: FixtureStack;
let token: string;

beforeAll(async () => {
  fixture = await startFixtureStack();
  token = await fixture.stack.signToken({ sub: 'asha' });
});
afterAll(() => fixture.discard());

const send = sendToApi(() => fixture.stack);

/** What the function was handed: it returns its event, and an answer without statusCode is the body. */
const eventOf = async (path: string, sent?: Sent) => JSON.parse((await send(path, sent)).text);

describe('a route', () => {
  it.each([
    { path: '/admin/payouts/api/batches/7', routeKey: 'GET /admin/payouts/api/{proxy+}', proxy: 'batches/7' },
    { path: '/admin/payouts/api/', routeKey: 'GET /admin/payouts/api/{proxy+}', proxy: '' },
    { path: '/open/literal/parts/one', routeKey: 'GET /open/literal/parts/one' },
    {
      path: '/open/x%2Fy/parts/%E2%82%B9',
      routeKey: 'GET /open/{name}/parts/{part}',
      name: 'x/y',
      part: '₹',
    },
    { path: '/open/a/b/c', routeKey: 'GET /open/{proxy+}', proxy: 'a/b/c' },
    {
      method: 'DELETE',
      path: '/open/literal/parts/one',
      routeKey: 'ANY /open/{proxy+}',
      proxy: 'literal/parts/one',
    },
  ])('of $path is $routeKey', async ({ method = 'GET', path, routeKey, ...pathParameters }) => {
    const event = await eventOf(path, { method, headers: bearer(token) });
    expect({ pathParameters: {}, ...event }).toMatchObject({
      routeKey,
      rawPath: decodeURIComponent(path),
      requestContext: { routeKey, http: { method, path: decodeURIComponent(path) } },
      pathParameters,
    });
  });

  it.each([
    ['GET', '/'],
    ['GET', '/admin/payouts/approve'],
    ['DELETE', '/admin/payouts/api/batches'],
    ['POST', '/admin/payouts/approve/'],
    ['GET', '/Slow'],
  ])('for %s %s there is none', async (method, path) => {
    const { status, text } = await send(path, { method, headers: bearer(token) });
    expect({ status, text }).toEqual({ status: 404, text: '{"message":"Not Found"}' });
  });

  it('is not looked for in a path that cannot be decoded', async () => {
    expect(await send('/open/%zz')).toMatchObject({ status: 400, text: '{"message":"Bad Request"}' });
  });
});

describe('the event', () => {
  it('is of payload format 2.0', async () => {
    const event = await eventOf('/open/x?to=2&from=1&to=3&text=a%20b+c', {
      headers: { 'X-One': 'a', cookie: 'first=1; second=2' },
    });
    const { host } = new URL(fixture.stack.env['PAYOUT_API_URL'] ?? '');
    expect(event).toMatchObject({
      version: '2.0',
      rawQueryString: 'to=2&from=1&to=3&text=a%20b+c',
      queryStringParameters: { to: '2,3', from: '1', text: 'a b c' },
      cookies: ['first=1', 'second=2'],
      headers: { 'x-one': 'a', host, 'x-forwarded-for': '127.0.0.1' },
      isBase64Encoded: false,
      requestContext: {
        accountId: '000000000000',
        apiId: 'api',
        domainName: host,
        http: { protocol: 'HTTP/1.1', sourceIp: '127.0.0.1' },
        stage: '$default',
        time: expect.stringMatching(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/),
      },
    });
    expect(Math.abs(event.requestContext.timeEpoch - Date.now())).toBeLessThan(60_000);
    expect(event.headers).not.toHaveProperty('cookie');
    expect(event).not.toHaveProperty('body');
    expect(event.requestContext).not.toHaveProperty('authorizer');
  });

  it('leaves out what is empty', async () => {
    const event = await eventOf('/open/literal/parts/one');
    expect(event).toMatchObject({ rawQueryString: '' });
    expect(Object.keys(event)).not.toEqual(
      expect.arrayContaining(['cookies', 'queryStringParameters', 'pathParameters']),
    );
  });

  it.each([
    { type: 'application/json', text: '{"a":"₹"}', encoded: false },
    { type: 'application/json; charset=utf-8', text: '{}', encoded: false },
    { type: 'text/csv', text: 'a,b', encoded: false },
    { type: 'application/x-www-form-urlencoded', text: 'a=1', encoded: true },
    { type: 'application/octet-stream', text: '\u0000\u0001', encoded: true },
    { type: '', text: 'no type', encoded: true },
  ])('carries a body of type "$type", in Base64: $encoded', async ({ type, text, encoded }) => {
    const event = await eventOf('/open/x', {
      method: 'POST',
      headers: type ? { 'content-type': type } : {},
      body: Buffer.from(text),
    });
    const body = encoded ? Buffer.from(text).toString('base64') : text;
    expect(event).toMatchObject({ body, isBase64Encoded: encoded });
  });
});
