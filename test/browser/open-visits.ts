import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { PayoutStack } from '../support/payout-stack.ts';
import { launchBrowser } from './launch-browser.ts';
import { type Watch, watchPages } from './watch-pages.ts';

export const WINDOWS = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
} as const satisfies Readonly<Record<string, BrowserContextOptions>>;

export const COLOURS = ['light', 'dark'] as const;

export type Look = {
  /** @default desktop */
  readonly window?: keyof typeof WINDOWS;
  /** @default light */
  readonly colours?: (typeof COLOURS)[number];
};

/** Somebody at a browser of their own: nothing is shared with another visit, no cookie and no storage. */
export type Visit = Pick<Watch, 'expects'> & {
  readonly page: Page;
  /** Of the console: /admin/payouts, without a slash at its end. */
  readonly address: string;
};

export type Visits = {
  readonly visit: (company: Pick<PayoutStack, 'stack'>, look?: Look) => Promise<Visit>;
};

/** What the page shows is the company's zone and grouping, not those of the browser it is shown in. */
const ELSEWHERE = { locale: 'en-US', timezoneId: 'America/New_York', reducedMotion: 'reduce' } as const;

/** Whoever reads of a failure was not there to see. */
const shown = async (page: Page): Promise<string> => {
  const text = await page.locator('body').innerText({ timeout: 1_000 });
  const { origin, pathname } = new URL(page.url());
  return `${origin}${pathname} shows:\n${text.replaceAll(/\n+/g, '\n').slice(0, 1_500)}\n`;
};

/** A browser for the tests of one file. What goes wrong unseen, in any visit, fails the test in which it did. */
export const openVisits = (): Visits => {
  const watches: Watch[] = [];
  /** In this test, as far as it has come. */
  const inUse = new Set<Page>();
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(() => inUse.clear());
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail')
      for (const page of inUse) process.stderr.write(await shown(page).catch(() => ''));
    const troubles = watches.flatMap((watch) => watch.troubles());
    if (troubles.length > 0) throw new Error(`went wrong unseen:\n${troubles.join('\n')}`);
  });
  return {
    visit: async ({ stack }, { window = 'desktop', colours = 'light' } = {}) => {
      const context = await browser.newContext({ ...WINDOWS[window], ...ELSEWHERE, colorScheme: colours });
      // The first file, or the first search, starts functions on a machine that does other things, too.
      context.setDefaultTimeout(30_000);
      const watch = await watchPages(context);
      watches.push(watch);
      const page = await context.newPage();
      page.on('request', () => inUse.add(page));
      return { page, address: `${stack.env['PAYOUT_API_URL']}/admin/payouts`, expects: watch.expects };
    },
  };
};
