import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { PayoutStack } from '../../support/payout-stack.ts';
import { medianAndSpread, ratios } from '../median.ts';
import { sideBySide } from '../side-by-side.ts';
import { onServer } from '../start-measured.ts';
import { tellFigure } from '../tell-figure.ts';
import { atRest } from './at-rest.ts';
import { givenHistory } from './given-history.ts';
import { givenLedger } from './given-ledger.ts';
import { startWithoutRuns, type WithoutRuns } from './start-without-runs.ts';
import { undoRuns } from './undo-runs.ts';

const { most } = inject('bench');
const APPROVED = Math.min(most, 100_000);
const POOL = '2G';

let young: WithoutRuns;
let old: WithoutRuns;
beforeAll(async () => {
  young = await startWithoutRuns(POOL);
  old = await startWithoutRuns(POOL, givenHistory);
  for (const { company } of [young, old]) await givenLedger(company, { from: 0, to: APPROVED });
});
afterAll(async () => {
  for (const { company } of [young, old]) await company.discard();
});

const run = async (company: PayoutStack): Promise<void> =>
  expect(await company.invoke({ force: true })).toMatchObject({ outcome: 'created', totalRecords: APPROVED });

it('a run after years of them', async () => {
  const prepare = async () => {
    for (const { company, beforeId } of [young, old]) {
      await undoRuns(company, beforeId);
      await atRest(company);
      await company.stack.lambda.kill('payout');
    }
  };
  const measured = await sideBySide(5, prepare, {
    old: () => run(old.company),
    young: () => run(young.company),
  });
  const of = `${APPROVED.toLocaleString('en-IN')}, ${onServer(POOL)}`;
  tellFigure({ act: 'run', of, measure: 'after years', unit: 'ms', ...medianAndSpread(measured.old) });
  tellFigure({
    ...{ act: 'run', of, measure: 'after years ÷ in the first days', unit: 'times' },
    ...medianAndSpread(ratios(measured.old, measured.young)),
    atMost: 1.3,
  });
});
