import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import manifest from '../../../package.json' with { type: 'json' };
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { askPage, assetsIn, type PageAnswer, settingsIn } from './ask-page.ts';

let company: PayoutStack;
let answer: PageAnswer;

const PAGE = '/admin/payouts';

beforeAll(async () => {
  company = await startPayoutStack({ migrated: false });
  answer = await askPage(company, PAGE);
});
afterAll(() => company.discard());

const withoutNonce = ({ body }: PageAnswer): string =>
  String(body).replace(/"styleNonce":"[^"]+"/, '"styleNonce":""');

describe('the document', () => {
  it('comes to whoever asks, without a sign-in, and is kept by nobody', () => {
    expect(answer).toMatchObject({
      status: 200,
      headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    });
  });

  it.each([
    `${PAGE}/`,
    `${PAGE}/batches`,
    `${PAGE}/batches/12?show=items`,
    `${PAGE}/no/such/screen`,
    `${PAGE}/apis`,
    `${PAGE}/index.html`,
    `${PAGE}/batches/%E0%A4%B0%E0%A4%B5%E0%A4%BF`,
    `${PAGE}?code=abc&state=def`,
  ])('is the same for a deep link: %s', async (path) => {
    const deep = await askPage(company, path);
    expect(deep.status).toBe(200);
    expect(withoutNonce(deep)).toBe(withoutNonce(answer));
  });

  it('tells its page who signs people in, which version it is, and the nonce of its styles, which nobody can know', async () => {
    const settings = settingsIn(answer);
    expect(settings).toEqual({
      issuerUrl: company.stack.env['PAYOUT_ISSUER_URL'],
      clientId: 'local-payouts',
      version: manifest.version,
      styleNonce: expect.stringMatching(/^[\w+/]{22}==$/),
    });
    const again = settingsIn(await askPage(company, PAGE));
    expect(again['styleNonce']).not.toBe(settings['styleNonce']);
  });

  it('loads files of its own, and they are there', async () => {
    const paths = assetsIn(answer);
    expect(paths.length).toBeGreaterThan(1);
    for (const path of paths) {
      expect(path).toMatch(/^\/admin\/payouts\/assets\/[\w.-]+\.(js|css|svg)$/);
      expect(await askPage(company, path)).toMatchObject({ status: 200 });
    }
  });

  it('has no inline script or style that its policy would stop', () => {
    const scripts = [...String(answer.body).matchAll(/<script([^>]*)>/g)].map(([, attributes]) => attributes);
    expect(scripts).toEqual([
      ' type="application/json" id="console-settings"',
      expect.stringMatching(/^ type="module" crossorigin src="/),
    ]);
    expect(String(answer.body)).not.toMatch(/<style| style=| on\w+=/);
  });
});

describe('its headers', () => {
  it('let it load its own files and ask its own API and the issuer, and nothing else', () => {
    const { styleNonce } = settingsIn(answer);
    const issuer = company.stack.env['PAYOUT_ISSUER_URL'];
    expect(String(answer.headers['content-security-policy']).split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      `style-src 'self' 'nonce-${styleNonce}'`,
      "img-src 'self' data:",
      "font-src 'self'",
      `connect-src 'self' ${issuer}`,
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ]);
  });

  it('let it into no frame, and give away neither where people come from nor what their device has', () => {
    expect(answer.headers).toMatchObject({
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer', // a code of the sign-in is in the address for a moment
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'strict-transport-security': 'max-age=15552000; includeSubDomains',
      'permissions-policy': expect.stringMatching(/^accelerometer=\(\), camera=\(\), /),
    });
  });

  it('set no cookie, whatever cookies come', async () => {
    const headers = { cookie: 'session=1; other=2' };
    for (const path of [PAGE, `${PAGE}/assets/none.js`, ...assetsIn(answer)])
      expect((await askPage(company, path, { headers })).headers).not.toHaveProperty('set-cookie');
  });
});

describe('what is not the page', () => {
  it.each(['api', 'api/', 'api%2Fbatches'])(
    'the address %s of the API is never answered with it',
    async (path) => {
      const { status, body } = await askPage(company, `${PAGE}/${path}`);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(String(body)).not.toContain('<html');
    },
  );

  it('the routes of the API want a token as before', async () => {
    expect(await askPage(company, `${PAGE}/api/batches`)).toMatchObject({ status: 401 });
  });

  it.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])('%s reaches nothing', async (method) => {
    expect(await askPage(company, PAGE, { method })).toMatchObject({ status: 404 });
    expect(await askPage(company, `${PAGE}/batches`, { method })).toMatchObject({ status: 404 });
  });
});
