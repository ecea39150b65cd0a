import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectRefused } from '../../support/expect-refused.ts';
import { givenCompany } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, givenPeople, signedIn } from '../../support/people.ts';
import { askForFile, takeAway } from '../../support/take-away.ts';
import { until } from '../../support/until.ts';
import { workerRests } from '../../support/worker-rests.ts';

let company: PayoutStack;
let as: Awaited<ReturnType<typeof signedIn>>;
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
});
afterAll(() => company.discard());
beforeEach(async () => {
  await givenCompany(company);
  await givenPeople(company);
});

describe('asked for twice', () => {
  it('by the same person while it is written, it is one file', async () => {
    const batch = await givenBatch(company);
    const written = Promise.withResolvers<void>();
    company.stack.dataApi.faults.add({
      kind: 'meanwhile',
      sql: /UPDATE mlm_payout_exports SET state = 'writing'/,
      act: () => written.promise,
    });
    const asked = { of: 'batch', id: batch.batchId, format: 'csv' };
    const first = await as.asha.post('/api/exports', asked);
    const second = await as.asha.post('/api/exports', asked);
    const other = await as.bimal.post('/api/exports', asked);
    written.resolve();
    expect(second.body.exportId).toBe(first.body.exportId);
    expect(other.body.exportId).not.toBe(first.body.exportId);
  });

  it('and once more than five others that are being written, it is refused', async () => {
    const written = Promise.withResolvers<void>();
    const sql = /UPDATE mlm_payout_exports SET state = 'writing'/;
    company.stack.dataApi.faults.add({ kind: 'meanwhile', sql, times: 6, act: () => written.promise });
    const ask = (amountFrom: number) => ({
      of: 'batches',
      filter: { amountFrom: String(amountFrom) },
      format: 'csv',
    });
    for (const amountFrom of [1, 2, 3, 4, 5]) await as.asha.post('/api/exports', ask(amountFrom));
    expectRefused(
      await as.asha.post('/api/exports', ask(6)),
      'exports-under-way',
      /^5 files that you have asked for/,
    );
    expect((await as.bimal.post('/api/exports', ask(6))).status).toBe(202);
    written.resolve();
    await until(async () => ((await as.asha.post('/api/exports', ask(6))).status === 202 ? true : undefined));
  });

  it('while it is written, no other worker is asked to write the same', async () => {
    const batch = await givenBatch(company);
    const read = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    const act = () => {
      read.resolve();
      return asked.promise;
    };
    company.stack.dataApi.faults.add({ kind: 'meanwhile', sql: /i\.item_no[\s\S]*u\.email/, act });
    company.stack.dataApi.calls.reset();
    const wanted = { of: 'items', id: batch.batchId, format: 'csv' };
    const file = askForFile(as.asha, wanted);
    await read.promise;
    for (let again = 0; again < 3; again += 1) await as.asha.post('/api/exports', wanted);
    // As long to start as those would have been that were asked before it.
    await company.invoke({ command: 'export', exportId: crypto.randomUUID() }, 'worker');
    asked.resolve();
    const { exportId } = await file;
    await workerRests(company);
    const begun = company.stack.dataApi.calls.all.filter(
      ({ sql, parameters }) =>
        /SET state = 'writing'/.test(sql ?? '') && JSON.stringify(parameters).includes(exportId),
    );
    expect(begun).toHaveLength(1);
  });

  it('under the same Idempotency-Key, it is the same file for good', async () => {
    const batch = await givenBatch(company);
    const asked = { of: 'batch', id: batch.batchId, format: 'csv' };
    const key = { 'idempotency-key': 'a-file' };
    const first = await as.asha.post('/api/exports', asked, key);
    await takeAway(as.asha, asked);
    expect((await as.asha.post('/api/exports', asked, key)).body).toEqual(first.body);
  });
});
