import { DEMO_PEOPLE } from '../../infra/local/demo/demo-people.ts';
import type { Visit } from './open-visits.ts';

/** As the console shows them. */
export const nameOf = (person: string): string => {
  const found = DEMO_PEOPLE.find(({ subject }) => subject === person);
  if (found) return found.name;
  throw new Error(`${person} is none of the nine: expected ${DEMO_PEOPLE.map(({ subject }) => subject)}`);
};

/** From the front page through the issuer's, and back to the screen that was asked for. */
export const signIn = async ({ page, address }: Visit, person: string, screen = ''): Promise<void> => {
  await page.goto(`${address}${screen}`);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('button', { name: nameOf(person) }).click();
  await page.waitForURL((url) => url.href === `${address}${screen}` || url.href === `${address}/`);
};
