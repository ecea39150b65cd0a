import { afterAll, beforeAll, expect, it } from 'vitest';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';

let company: PayoutStack;
beforeAll(async () => {
  company = await startPayoutStack();
});
afterAll(() => company.discard());

const asked = (filters: object) =>
  JSON.stringify({ filters: { date_from: null, lookback_days: null, ...filters }, force: true });

const RUNS = [
  { key: 'scheduled', kind: 'schedule', request: asked({}), usual: 1 },
  { key: 'as-set', kind: 'manual', request: asked({}), usual: 1 },
  { key: 'without-any-start', kind: 'manual', request: asked({ lookback_days: 0 }), usual: 1 },
  { key: 'own-lookback', kind: 'manual', request: asked({ lookback_days: 30 }), usual: 0 },
  { key: 'own-start', kind: 'manual', request: asked({ date_from: '2026-11-01' }), usual: 0 },
  { key: 'unreadable', kind: 'manual', request: 'no JSON', usual: 1 },
];

const insert = ({ key, kind, request }: (typeof RUNS)[number]) =>
  company.sql(
    `INSERT INTO mlm_payout_runs (attempt_id, run_key, trigger_kind, request, outcome, started_at)
     VALUES (UUID(), ?, ?, ?, 'created', UTC_TIMESTAMP(6))`,
    [key, kind, request],
  );

const usualStarts = async () =>
  Object.fromEntries(
    (await company.sql('SELECT run_key, usual_start FROM mlm_payout_runs')).map((row) => [
      row['run_key'],
      row['usual_start'],
    ]),
  );

it('says of the runs there are whether they started as usual', async () => {
  await company.sql('ALTER TABLE mlm_payout_runs DROP KEY idx_run_usual_start, DROP COLUMN usual_start');
  await company.sql("DELETE FROM mlm_payout_migrations WHERE name = '0008-usual-starts'");
  for (const run of RUNS) await insert(run);
  expect(await company.invoke({}, 'migrate')).toMatchObject({ applied: ['0008-usual-starts'] });
  expect(await usualStarts()).toEqual(Object.fromEntries(RUNS.map(({ key, usual }) => [key, usual])));
});

it('counts a run that the version before begins on this schema as usual, as nearly all are', async () => {
  await company.sql('DELETE FROM mlm_payout_runs');
  await insert({ key: 'before', kind: 'schedule', request: asked({}), usual: 1 });
  expect(await usualStarts()).toEqual({ before: 1 });
});
