import { afterAll, beforeAll, expect, it } from 'vitest';
import { givenCompany, givenSettings } from '../../support/given.ts';
import { givenLongHistory } from '../../support/long-history.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenPeople, signedIn } from '../../support/people.ts';
import { planning, type Step, scansOf, sortsOf } from '../../support/plans.ts';
import { isNamed, statementSources } from '../../support/statement-sources.ts';
import { READ_AT_LENGTH } from './read-at-length.ts';
import { tellYears } from './tell-years.ts';
import { UNPLANNED } from './unplanned.ts';

/** What the database plans, with years of history, for every statement that a company's years send. */

const SOURCES = statementSources();

let company: PayoutStack;
let heard: readonly string[];
let plans: readonly Step[];
beforeAll(async () => {
  company = await startPayoutStack();
  await givenCompany(company);
  await givenPeople(company);
  await givenSettings(company, { required_approvals: '1', lookback_days: '30' });
  await givenLongHistory(company);
});
afterAll(() => company.discard());

const sourceOf = ({ of }: Step) => {
  const [whole] = SOURCES.filter(({ isAllOf }) => isAllOf(of)).toSorted(
    (a, b) => b.text.length - a.text.length,
  );
  return whole ?? { file: 'nowhere in shared/sql', text: of };
};

const notNamed = (steps: readonly Step[]) =>
  steps
    .map((step) => ({ step, source: sourceOf(step) }))
    .filter(({ source }) => !isNamed(READ_AT_LENGTH, source))
    .map(({ step, source: { file } }) => ({ file, ...step }));

// Everything that a company does, one after the other, on a machine that does other things besides.
it('its years are told', { timeout: 300_000 }, async () => {
  const as = await signedIn(company);
  plans = await planning(company).plansOf(() => tellYears(company, as));
  heard = [...new Set(company.stack.dataApi.calls.all.flatMap(({ sql }) => sql ?? []))];
  expect(heard.length).toBeGreaterThan(200);
});

it('every statement is planned here, but for those that are named', () => {
  const unplanned = SOURCES.filter(({ isIn }) => !heard.some(isIn));
  expect(unplanned.filter((source) => !isNamed(UNPLANNED, source))).toEqual([]);
});

it('none scans a table that grows, but for those that are named', () => {
  expect(notNamed(scansOf(plans))).toEqual([]);
});

it('none sorts more than it returns, but for those that are named', () => {
  expect(notNamed(sortsOf(plans))).toEqual([]);
});

it.each([
  { list: 'those that read at length', named: READ_AT_LENGTH },
  { list: 'those that are not planned', named: UNPLANNED },
])('$list are statements that there are', ({ named }) => {
  expect(named.filter((one) => !SOURCES.some((source) => isNamed([one], source)))).toEqual([]);
});

it('those that read at length do so', () => {
  const sources = [...scansOf(plans), ...sortsOf(plans)].map(sourceOf);
  expect(READ_AT_LENGTH.filter((one) => !sources.some((source) => isNamed([one], source)))).toEqual([]);
});
