import { afterAll, beforeAll, expect, it } from 'vitest';
import { openVisits, type Visit } from '../../browser/open-visits.ts';
import { nameOf } from '../../browser/sign-in.ts';
import { startDemoCompany } from '../../browser/start-demo-company.ts';
import type { PayoutStack } from '../../support/payout-stack.ts';
import { givenOldBatches } from '../given-old-batches.ts';
import { medianAndSpread } from '../median.ts';
import { tellFigure } from '../tell-figure.ts';
import { CHART_SCREEN } from './chart-screen.ts';

const ROUNDS = 5;
const BATCHES = 200_000;
const OF = `${BATCHES.toLocaleString('en-IN')} batches`;

/** From there to something that can be done: signing in, then the batch that waits. */
const comeIn = async ({
  page,
  address,
}: Visit): Promise<{ readonly front: number; readonly inbox: number }> => {
  const begun = performance.now();
  await page.goto(address);
  const signIn = page.getByRole('button', { name: 'Sign in', exact: true });
  await signIn.waitFor();
  const front = performance.now() - begun;
  await signIn.click();
  const chosen = page.getByRole('button', { name: nameOf('asha') });
  await chosen.waitFor();
  const signedIn = performance.now();
  await chosen.click();
  await page.getByRole('heading', { name: 'Awaits your vote' }).waitFor();
  return { front, inbox: performance.now() - signedIn };
};

const { visit } = openVisits();
let company: PayoutStack;
beforeAll(async () => {
  company = await startDemoCompany();
  await givenOldBatches(company, BATCHES);
});
afterAll(() => company.discard());

it('how long until somebody can do something', async () => {
  const rounds: Awaited<ReturnType<typeof comeIn>>[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const made = await visit(company);
    const asked: string[] = [];
    made.page.on('request', (request) => asked.push(request.url()));
    rounds.push(await comeIn(made));
    expect(asked.filter((url) => CHART_SCREEN.test(url))).toEqual([]);
    await made.page.context().close();
  }
  const tell = (measure: string, milliseconds: readonly number[]): void =>
    tellFigure({ act: 'first load', of: OF, measure, unit: 'ms', ...medianAndSpread(milliseconds) });
  tell(
    'until one can sign in',
    rounds.map(({ front }) => front),
  );
  tell(
    'from signing in to the inbox',
    rounds.map(({ inbox }) => inbox),
  );
});
