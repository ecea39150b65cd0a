import { afterAll, beforeAll, expect, it } from 'vitest';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';

let company: PayoutStack;
beforeAll(async () => {
  company = await startPayoutStack({ migrated: false });
});
afterAll(() => company.discard());

it('tables that are neither the old script’s nor ours are refused, before anything is changed', async () => {
  await company.sql('CREATE TABLE mlm_payout_batches (id BIGINT UNSIGNED PRIMARY KEY)');
  const answer = await company.invoke({}, 'migrate');
  expect(answer).toMatchObject({ errorType: 'SchemaMismatch' });
  expect(answer.errorMessage).toMatch(
    /mlm_payout_batches lacks batch_reference, .*expected the table as Phase 5 made it/,
  );
  expect(await company.sql('SHOW TABLES')).toHaveLength(1);
  await company.sql('DROP TABLE mlm_payout_batches');
});

it('a user that cannot be made shows nothing of its password', async () => {
  const { faults } = company.stack.dataApi;
  for (const sql of [/^CREATE USER/, /^ALTER USER/]) {
    faults.add({ kind: 'transaction_expired', sql });
    const answer = await company.invoke({}, 'migrate');
    expect(answer.errorMessage).toContain('USER');
    expect(answer.errorMessage).toContain('…');
    expect(answer.errorMessage).not.toMatch(/IDENTIFIED/);
  }
  faults.clear();
  expect(await company.invoke({}, 'migrate')).toMatchObject({
    users: ['payout', 'approval', 'worker', 'notice', 'ops'],
  });
});
