import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type HttpServer, startHttpServer } from '../../infra/local/host/http-server.ts';
import { expectAccessible } from './expect-accessible.ts';
import { expectNoWider } from './expect-no-wider.ts';
import { launchBrowser } from './launch-browser.ts';
import { type Watch, watchPages } from './watch-pages.ts';

/** Pages that do what ours must not: a browser test that would not notice proves nothing. */
const BODIES: Readonly<Record<string, string>> = {
  '/fine': '<p>₹1,18,10,454.35</p><img alt="" src="/picture"><a href="/next">next</a>',
  '/logs': '<script nonce="n">console.error("a rupee is missing")</script>',
  '/throws': '<script nonce="n">throw new Error("no such batch")</script>',
  '/rejects': '<script nonce="n">Promise.reject(new Error("nobody waits"))</script>',
  '/inline-script': '<script>document.title = "mine"</script>',
  '/inline-style': '<p style="color: red">now</p>',
  '/elsewhere': '<img alt="" src="http://elsewhere.example/pixel">',
  '/by-number': '<img alt="" src="http://192.0.2.1/pixel">',
  '/missing': '<img alt="" src="/gone">',
  '/wide': '<p><span class="tip">a tip that nobody asked for yet</span></p>',
  '/scrolled': `<div class="cut"><pre>${'x '.repeat(1_000)}</pre></div>`,
  '/grey': '<p class="grey">pale</p><button></button>',
};

const html = (body: string): string =>
  `<!doctype html><html lang="en"><head><title>Planted</title>
   <style nonce="n">.grey { color: #ccc; background: #fff } .cut { overflow-x: auto }
     .tip { position: relative } .tip::after { content: "x"; position: absolute; left: 0; visibility: hidden; width: 2000px }</style></head><body><main><h1>Planted</h1>${body}</main></body></html>`;

let server: HttpServer;
let browser: Browser;
let context: BrowserContext;
let watch: Watch;
beforeAll(async () => {
  server = await startHttpServer(({ url = '' }, response) => {
    const body = BODIES[url];
    const headers = {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; img-src *; script-src 'nonce-n'; style-src 'nonce-n'",
    };
    if (url === '/picture') response.writeHead(200, { 'content-type': 'image/svg+xml' });
    else response.writeHead(body === undefined ? 404 : 200, headers);
    response.end(body === undefined ? '<svg xmlns="http://www.w3.org/2000/svg"/>' : html(body));
  });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});
beforeEach(async () => {
  context = await browser.newContext();
  watch = await watchPages(context);
});
afterEach(() => context.close());

const opened = async (path: string) => {
  const page = await context.newPage();
  await page.goto(`${server.url}${path}`, { waitUntil: 'networkidle' });
  return page;
};

describe('a page that is watched', () => {
  it('and does nothing wrong, tells nothing', async () => {
    await opened('/fine');
    expect(watch.troubles()).toEqual([]);
  });

  it.each([
    { path: '/logs', told: ['console: a rupee is missing'] },
    { path: '/throws', told: ['uncaught: no such batch'] },
    { path: '/rejects', told: ['uncaught: nobody waits'] },
    {
      path: '/inline-script',
      told: [
        expect.stringMatching(/^console: .* Content Security Policy directive /),
        expect.stringMatching(/^console: CSP: script-src-elem refuses inline \(http:.*:\d+\)$/),
      ],
    },
    {
      path: '/inline-style',
      told: [
        expect.stringMatching(/^console: .* Content Security Policy directive /),
        expect.stringMatching(/^console: CSP: style-src-attr refuses inline \(http:.*:\d+\)$/),
      ],
    },
    {
      path: '/elsewhere',
      told: [
        'left this machine: GET http://elsewhere.example/pixel',
        'net::ERR_NAME_NOT_RESOLVED GET /pixel',
      ],
    },
    {
      path: '/by-number',
      told: ['left this machine: GET http://192.0.2.1/pixel', 'net::ERR_NAME_NOT_RESOLVED GET /pixel'],
    },
    { path: '/missing', told: ['404 GET /gone'] },
    { path: '/nowhere', told: ['404 GET /nowhere'] },
  ])('tells of $path', async ({ path, told }) => {
    await opened(path);
    expect(watch.troubles()).toEqual(told);
    expect(watch.troubles()).toEqual([]);
  });

  it('is allowed what a test is about, and no more', async () => {
    watch.expects(/^404 GET \/gone$/);
    await opened('/missing');
    await opened('/logs');
    expect(watch.troubles()).toEqual(['console: a rupee is missing']);
  });
});

describe('a page that fits its window', () => {
  it('may have what scrolls by itself', async () => {
    await expectNoWider(await opened('/scrolled'));
  });

  it('or not, is told what sticks out, seen or not', async () => {
    const refused = expectNoWider(await opened('/wide'));
    await expect(refused).rejects.toMatchObject({
      actual: expect.stringMatching(/^<p><\/p> "a tip that .*" ends at 20\d\d$/),
    });
  });
});

describe('a page that is accessible', () => {
  it('is so under the strictest policy', async () => {
    await expectAccessible(await opened('/fine'));
    expect(watch.troubles()).toEqual([]);
  });

  it('or not, is told so with what to do', async () => {
    const refused = expectAccessible(await opened('/grey'));
    await expect(refused).rejects.toThrow(
      /\/grey:\nbutton-name: Buttons must have discernible text\n {2}button: .*\n {4}<button><\/button>\ncolor-contrast: .*\n {2}p: .* ratio of 4.5:1/,
    );
  });
});
