import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { askPage, assetsIn } from './ask-page.ts';

let company: PayoutStack;
let script: string;
let plain: Buffer;

const PAGE = '/admin/payouts';
const DECODED = { br: brotliDecompressSync, gzip: gunzipSync } as const;

const ask = (path: string, acceptEncoding?: string) =>
  askPage(
    company,
    path,
    acceptEncoding === undefined ? {} : { headers: { 'accept-encoding': acceptEncoding } },
  );

beforeAll(async () => {
  company = await startPayoutStack({ migrated: false });
  script = assetsIn(await askPage(company, PAGE)).find((path) => path.endsWith('.js')) ?? '';
  plain = (await ask(script)).body;
});
afterAll(() => company.discard());

describe('a file of the page', () => {
  it('may be kept for good, by everybody: its name changes with its content', async () => {
    expect((await ask(script)).headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
      'content-type': 'text/javascript; charset=utf-8',
      'x-content-type-options': 'nosniff',
    });
  });

  it('is of the type that browsers ask for', async () => {
    const css = assetsIn(await askPage(company, PAGE)).find((path) => path.endsWith('.css')) ?? '';
    expect((await ask(css, 'br')).headers).toMatchObject({
      'content-type': 'text/css; charset=utf-8',
      'content-encoding': 'br',
    });
  });

  it.each([
    { accepted: 'gzip, deflate, br, zstd', coding: 'br' },
    { accepted: 'gzip, deflate', coding: 'gzip' },
    { accepted: 'br;q=0.2, gzip;q=0.8', coding: 'gzip' },
    { accepted: '*', coding: 'br' },
  ] as const)(
    'to whoever accepts "$accepted" comes as $coding, smaller and the same',
    async ({ accepted, coding }) => {
      const { headers, body } = await ask(script, accepted);
      expect(headers['content-encoding']).toBe(coding);
      expect(body.length).toBeLessThan(plain.length / 2);
      expect(DECODED[coding](body).equals(plain)).toBe(true);
    },
  );

  it.each([{ accepted: undefined }, { accepted: 'identity' }, { accepted: 'br;q=0, gzip;q=0' }])(
    'to whoever accepts "$accepted" comes as it is',
    async ({ accepted }) => {
      const { headers, body } = await ask(script, accepted);
      expect(headers).not.toHaveProperty('content-encoding');
      expect(body.equals(plain)).toBe(true);
    },
  );
});

describe('a file that is not there', () => {
  it.each([
    'assets/index-00000000.js',
    'assets/',
    'assets/..%2Findex.html',
    'assets/../index.html',
    'assets/../../index.mjs',
    'assets/%2e%2e/%2e%2e/index.mjs',
    'assets//etc/passwd',
    'assets/__proto__',
    'assets/constructor',
    'assets/index.html%00.js',
  ])('%s: a sentence, never the document, and nothing of the disk', async (path) => {
    const { status, headers, body } = await ask(`${PAGE}/${path}`, 'br');
    expect({ status, headers }).toMatchObject({
      status: 404,
      headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
    });
    expect(String(body)).toBe(
      'There is no such file, or not any more since a newer version was deployed: load the page again.\n',
    );
  });

  it('nor is one that was compressed beforehand, under that name', async () => {
    expect(await ask(`${script}.br`)).toMatchObject({ status: 404 });
  });
});
