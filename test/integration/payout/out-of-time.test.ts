import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { givenCompany, givenManyCommissions, givenSettings, scheduleEvent } from '../../support/given.ts';
import { freeCommissions, settingsOf } from '../../support/ledger-facts.ts';
import { logSince, metricsIn } from '../../support/log-lines.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { withSeconds } from '../../support/with-seconds.ts';

/** A run keeps two minutes to undo itself, so it has ten seconds; its first chunk is answered after eleven. */
const TIMEOUT_SECONDS = 130;
const LATE_MILLISECONDS = 11_000;
const CLAIM = /INSERT INTO mlm_payout_batch_items/;

const directory = mkdtempSync(join(tmpdir(), 'payouts-short-'));
let company: PayoutStack;
beforeAll(async () => {
  company = await startPayoutStack({ assemblyDirectory: withSeconds(directory, 'payout', TIMEOUT_SECONDS) });
});
afterAll(async () => {
  await company.discard();
  rmSync(directory, { recursive: true });
});

it('a run that Lambda would end stops before, undoes what it did, and says how far it came and what to do', async () => {
  await givenCompany(company);
  await givenManyCommissions(company, 51_000);
  company.stack.dataApi.faults.add({ kind: 'delay', sql: CLAIM, milliseconds: LATE_MILLISECONDS, times: 1 });
  const event = scheduleEvent();

  const answer = await company.invoke(event);

  expect(answer).toMatchObject({
    errorType: 'RunFailed',
    errorMessage: expect.stringMatching(
      /^time ran out with 50,000 of 51,000 commissions claimed: .* set max_items to 16000 or less/,
    ),
  });
  expect(await company.sql('SELECT id FROM mlm_payout_batches')).toEqual([]);
  expect(await company.sql('SELECT id FROM mlm_payout_batch_items LIMIT 1')).toEqual([]);
  expect(await freeCommissions(company)).toBe(51_000);
  expect(await company.sql('SELECT outcome, error_type, done_key FROM mlm_payout_runs')).toEqual([
    { outcome: 'failed', error_type: 'RunFailed', done_key: null },
  ]);
  expect((await settingsOf(company))['last_error']).toBe(answer.errorMessage);
  expect(await company.sql('SELECT type FROM mlm_notification_log')).toEqual([{ type: 'payout_run_failed' }]);
  expect(metricsIn(logSince(company, 'payout'))).toEqual({ RunFailed: 1 });

  // As it was told, under the same key: Lambda's next try would do the same.
  await givenSettings(company, { max_items: '16000' });
  expect(await company.invoke(event)).toMatchObject({ outcome: 'created', totalRecords: 16_000 });
});
