import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { RDSDataClient } from '@aws-sdk/client-rds-data';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runPayout } from '../../../functions/payout/run-payout.ts';
import { openDatabase } from '../../../shared/aws/database.ts';
import { PATIENT } from '../../../shared/aws/patience.ts';
import { givenCommissions, givenCompany } from '../../support/given.ts';
import { freeCommissions, settingsOf } from '../../support/ledger-facts.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';

let company: PayoutStack;
beforeAll(async () => {
  company = await startPayoutStack();
});
afterAll(() => company.discard());

/** The function itself, outside its bundle: only so can the time that Lambda leaves it be cut short. */
const runWithSecondsLeft = (seconds: number, payload: unknown) => {
  const { env } = company.stack;
  const client = (maxAttempts: number) =>
    new RDSDataClient({
      region: env['AWS_REGION'] ?? '',
      endpoint: env['AWS_ENDPOINT_URL_RDS_DATA'] ?? '',
      credentials: { accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '', secretAccessKey: 'local' },
      maxAttempts,
    });
  const sleep = async (milliseconds: number) => {
    await setTimeout(milliseconds);
  };
  const database = openDatabase({
    clients: { repeatable: client(3), once: client(1) },
    target: {
      resourceArn: env['PAYOUT_RESOURCE_ARN'] ?? '',
      secretArn: env['PAYOUT_SECRET_ARN'] ?? '',
      database: env['PAYOUT_DATABASE'] ?? '',
    },
    sleep,
    patience: PATIENT,
    now: () => new Date(),
    onRestart: () => {},
  });
  const startedAt = Date.now();
  const logger = { info: () => {}, error: () => {}, appendKeys: () => {} };
  const attested = { readLatest: async () => ({ latest: { events: [], marks: [] }, etag: 'e' }) };
  const deps = {
    database,
    attested,
    now: () => new Date(),
    newId: randomUUID,
    sleep,
    logger,
    emit: () => {},
  };
  return runPayout(deps, payload, {
    requestId: 'request',
    remainingMilliseconds: () => startedAt + seconds * 1_000 - Date.now(),
  });
};

it('a run that cannot have the lock in time says so, and leaves neither error nor notice', async () => {
  await givenCompany(company);
  await givenCommissions(company, [{}]);
  const other = await company.connect();
  await other.beginTransaction();
  await other.query(`SELECT name FROM mlm_payout_locks WHERE name = 'run' FOR UPDATE`);
  const run = runWithSecondsLeft(181, { runKey: 'late' });
  await expect(run).rejects.toMatchObject({
    name: 'RunInProgress',
    message: expect.stringContaining('another payout run, or the release of a batch, is still under way'),
  });
  await other.rollback();
  await other.end();
  expect((await settingsOf(company))['last_error']).toBeUndefined();
  expect(await company.sql('SELECT id FROM mlm_notification_log')).toEqual([]);
  expect(await company.sql('SELECT outcome, error_type FROM mlm_payout_runs')).toEqual([
    { outcome: 'failed', error_type: 'RunInProgress' },
  ]);
  expect(await freeCommissions(company)).toBe(1);
  expect(await company.invoke({ runKey: 'late' })).toMatchObject({ outcome: 'created' });
});
