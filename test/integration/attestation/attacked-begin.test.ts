import { expect, it } from 'vitest';
import { functionAccessKeyId } from '../../../infra/local/access/access.ts';
import { expectRefused } from '../../support/expect-refused.ts';
import { givenBatch } from '../../support/people.ts';
import { asking } from '../payments/ask-payment.ts';
import { type WatchedCompany, watchedCompany } from './watched-company.ts';

let { company, as, approved, minute } = {} as WatchedCompany;
watchedCompany((watched) => {
  ({ company, as, approved, minute } = watched);
});

it('a begin of a batch whose items were altered says so, and does not ask to wait', async () => {
  const batch = await approved();
  // Item and ledger alike: nothing has drifted, and it is not what people approved.
  await company.sql(
    `UPDATE mlm_payout_batch_items i JOIN mlm_commission_ledger l ON l.id = i.commission_id
        SET i.amount = i.amount + 1, l.amount = l.amount + 1 WHERE i.batch_id = ? AND i.item_no = 1`,
    [batch.batchId],
  );
  expectRefused(await asking(as.farah).begin(batch), 'stale-content', /./);
});

it('a begin that waits for a list makes a bounded number of calls', async () => {
  const batch = await approved();
  company.stack.dataApi.faults.add({ kind: 'service_unavailable', sql: /AS line/, times: 1_000 });
  const { calls } = company.stack.dataApi;
  calls.reset();
  await asking(as.farah).begin(batch);
  const made = calls.all.filter(({ accessKeyId }) => accessKeyId === functionAccessKeyId('approval')).length;
  company.stack.dataApi.faults.clear();
  expect(made).toBeLessThanOrEqual(15 + 19 * 2);
});

it('of an altered batch the worker is not asked each minute for ever', async () => {
  const batch = await givenBatch(company);
  await company.sql(
    'UPDATE mlm_payout_batch_items SET amount = amount + 1 WHERE batch_id = ? AND item_no = 1',
    [batch.batchId],
  );
  const mark = company.stack.lambda.logs('worker').length;
  for (let minutes = 1; minutes <= 5; minutes += 1) await minute();
  await new Promise((done) => setTimeout(done, 3_000));
  const asked = company.stack.lambda.logs('worker').slice(mark).split('"list":"altered"').length - 1;
  expect(asked).toBeLessThanOrEqual(1);
});

it('a begin of a batch whose ledger takes two seconds to look at answers within its time', async () => {
  const batch = await approved();
  const { faults } = company.stack.dataApi;
  faults.add({ kind: 'service_unavailable', sql: /AS line/, times: 1_000 });
  faults.add({ kind: 'delay', sql: /AS standing/, milliseconds: 2_000, times: 1_000 });
  const answer = await asking(as.farah).begin(batch);
  faults.clear();
  expectRefused(answer, 'unattested', /./);
});

it('a list that takes longer than a minute is written by one worker', async () => {
  await givenBatch(company);
  const { faults } = company.stack.dataApi;
  faults.add({ kind: 'delay', sql: /AS line/, milliseconds: 6_000, times: 1_000 });
  const mark = company.stack.lambda.logs('worker').length;
  for (let minutes = 1; minutes <= 3; minutes += 1) await minute();
  await new Promise((done) => setTimeout(done, 9_000));
  faults.clear();
  const logs = company.stack.lambda.logs('worker').slice(mark);
  expect(logs.match(/"list":"kept"/g)).toHaveLength(1);
});
