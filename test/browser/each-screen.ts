import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import type { PayoutStack } from '../support/payout-stack.ts';
import { drawn } from './drawn.ts';
import { givenBatchesAtEveryStage } from './given-batches-at-every-stage.ts';
import { givenOffers } from './given-offers.ts';
import { type Look, openVisits, type Visit } from './open-visits.ts';
import { type Given, SCREENS } from './screens.ts';
import { signIn } from './sign-in.ts';
import { startDemoCompany } from './start-demo-company.ts';

const LOOKS = [
  { window: 'desktop', colours: ['light', 'dark'] },
  { window: 'phone', colours: ['dark', 'light'] },
] as const;

const inColours = async (page: Page, colours: Required<Look>['colours']): Promise<void> => {
  await page.emulateMedia({ colorScheme: colours });
  await page.locator(`html[data-mantine-color-scheme="${colours}"]`).waitFor();
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
  describe.each(LOOKS)('on a $window', ({ window, colours: [first, second] }) => {
    const signedIn = new Map<string, Visit>();
    const visitOf = async (person: string): Promise<Visit> => {
      const known = signedIn.get(person);
      if (known) return known;
      const made = await visit(company, { window });
      await signIn(made, person);
      signedIn.set(person, made);
      return made;
    };
    it.each(SCREENS)(`$name ${does}`, async ({ name, person, path, during }) => {
      const { page, address } = await visitOf(person);
      const end = await during?.(company);
      try {
        await page.emulateMedia({ colorScheme: first });
        await page.goto(`${address}${path(given)}`);
        await drawn(page);
        for (const colours of [first, second]) {
          await inColours(page, colours);
          await look(page, name, { window, colours });
        }
      } finally {
        await end?.();
      }
    });
  });
};
