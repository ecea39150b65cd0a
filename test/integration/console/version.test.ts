import { afterAll, beforeAll, expect, it } from 'vitest';
import manifest from '../../../package.json' with { type: 'json' };
import { givenCompany } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { read } from '../../support/repository-files.ts';
import { readStatus, shown } from '../../support/status.ts';
import { askPage, settingsIn } from './ask-page.ts';

/** Whoever reports a fault says which version: wherever they look, it is the same. */

let company: PayoutStack;
beforeAll(async () => {
  company = await startPayoutStack();
  await givenCompany(company);
});
afterAll(() => company.discard());

it('CHANGELOG.md tells of the version of package.json first', () => {
  const [, newest] = /^## \[?(\d+\.\d+\.\d+)\]? - \S/m.exec(read('CHANGELOG.md')) ?? [];
  expect(newest).toBe(manifest.version);
});

it('status tells it, to people and to machines', async () => {
  const answer = await readStatus(company);
  expect(answer.version).toBe(manifest.version);
  expect(shown(answer)['Version']).toBe(manifest.version);
});

it('the page is told it, for its foot', async () => {
  const { version } = settingsIn(await askPage(company, '/admin/payouts'));
  expect(version).toBe(manifest.version);
});
