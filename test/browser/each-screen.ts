import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PayoutStack } from '../support/payout-stack.ts';
import { givenBatchesAtEveryStage } from './given-batches-at-every-stage.ts';
import { givenOffers } from './given-offers.ts';
import { type Look, openVisits, type Visit } from './open-visits.ts';
import { type Given, SCREENS } from './screens.ts';
import { signIn } from './sign-in.ts';
import { startDemoCompany } from './start-demo-company.ts';

const LOOKS: readonly Required<Look>[] = [
  { window: 'desktop', colours: 'light' },
  { window: 'desktop', colours: 'dark' },
  { window: 'phone', colours: 'light' },
  { window: 'phone', colours: 'dark' },
];

/** All that the screen reads is there. */
const drawn = async (page: Page): Promise<void> => {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  await expect.poll(() => page.getByText(/^Reading .* …$/).count(), { timeout: 10_000 }).toBe(0);
};

/** A test of each screen once it is drawn, on desktop and phone, in light and dark; a person signs in once for all of theirs. */
export const eachScreen = (
  does: string,
  look: (page: Page, screen: string, how: Required<Look>) => Promise<void>,
): void => {
  const { visit } = openVisits();
  let company: PayoutStack;
  let given: Given;
  beforeAll(async () => {
    company = await startDemoCompany();
    const batches = await givenBatchesAtEveryStage(company);
    given = { ...batches, offers: await givenOffers(company) };
  });
  afterAll(() => company.discard());
  describe.each(LOOKS)('on a $window, $colours', (how) => {
    const signedIn = new Map<string, Visit>();
    const visitOf = async (person: string): Promise<Visit> => {
      const known = signedIn.get(person);
      if (known) return known;
      const made = await visit(company, how);
      await signIn(made, person);
      signedIn.set(person, made);
      return made;
    };
    it.each(SCREENS)(`$name ${does}`, async ({ name, person, path, during }) => {
      const { page, address } = await visitOf(person);
      const end = await during?.(company);
      try {
        await page.goto(`${address}${path(given)}`);
        await drawn(page);
        await look(page, name, how);
      } finally {
        await end?.();
      }
    });
  });
};
