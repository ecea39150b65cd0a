import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ApiResponse } from '../../support/api-client.ts';
import { levelsTried } from '../../support/exhaustive.ts';
import { givenCompany } from '../../support/given.ts';
import { claimedTwice, freeCommissions } from '../../support/ledger-facts.ts';
import { expectLegalHistory } from '../../support/legal-history.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, givenPeople, type MadeBatch, signedIn } from '../../support/people.ts';
import { approve, cameTo, cancelApproved, pay, reject, tally, withdraw } from '../../support/sign-off.ts';

describe.each(levelsTried())('under %s, at the same instant,', (isolation) => {
  let company: PayoutStack;
  let as: Awaited<ReturnType<typeof signedIn>>;
  beforeAll(async () => {
    company = await startPayoutStack({ isolation });
    as = await signedIn(company);
  });
  afterAll(() => company.discard());
  beforeEach(async () => {
    await givenCompany(company);
    await givenPeople(company);
  });

  const givenApproved = async (): Promise<MadeBatch> => {
    const batch = await givenBatch(company);
    expect(cameTo(await approve(as.asha, batch))).toBe('approved');
    return batch;
  };
  const answersOf = async (...asked: readonly Promise<ApiResponse>[]) =>
    (await Promise.all(asked)).map(cameTo);

  it('a payment and every other action: it is paid, once, and the others come too late', async () => {
    const batch = await givenApproved();
    company.stack.dataApi.faults.add({ kind: 'delay', sql: /SET i.status = 'paid'/, milliseconds: 400 });
    const payment = pay(as.farah, batch);
    const { calls } = company.stack.dataApi;
    const paying = () => calls.all.some(({ sql }) => sql?.includes(`SET i.status = 'paid'`));
    await expect.poll(paying, { timeout: 10_000, interval: 10 }).toBe(true);
    const others = await answersOf(
      approve(as.asha, batch),
      approve(as.bimal, batch),
      reject(as.chitra, batch),
      withdraw(as.asha, batch),
      cancelApproved(as.farah, batch),
    );
    expect(cameTo(await payment)).toBe('paid');
    expect(others).toEqual(['already_recorded', 'not-pending', 'not-pending', 'not-pending', 'not-pending']);
    expect(await expectLegalHistory(company, batch.batchId)).toMatchObject({ status: 'completed' });
  });

  it('a payment and a cancellation by finance: one of the two', async () => {
    for (let round = 0; round < 4; round += 1) {
      const batch = await givenApproved();
      const answers = await answersOf(pay(as.farah, batch), cancelApproved(as.farah, batch));
      const { status } = await expectLegalHistory(company, batch.batchId);
      expect(answers).toEqual(
        status === 'completed' ? ['paid', 'not-pending'] : ['not-processing', 'cancelled'],
      );
    }
  });

  it('five payments that say the same: one of them', async () => {
    const batch = await givenApproved();
    const answers = await Promise.all(Array.from({ length: 5 }, () => pay(as.farah, batch)));
    expect(tally(answers)).toEqual({ paid: 1, already_recorded: 4 });
    expect(await expectLegalHistory(company, batch.batchId)).toMatchObject({
      paid: { count: 3, amount: '300.00' },
    });
  });

  it('five payments under one key: one of them, and all are told so', async () => {
    const batch = await givenApproved();
    const headers = { 'idempotency-key': randomUUID() };
    const answers = await Promise.all(Array.from({ length: 5 }, () => pay(as.farah, batch, headers)));
    expect(tally(answers)).toEqual({ paid: 5 });
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(await expectLegalHistory(company, batch.batchId)).toMatchObject({ status: 'completed' });
  });

  /** All that is not paid is in one live batch: that of the run beside it, or of the one after it. */
  const expectAllReserved = async () => {
    await company.invoke({ force: true });
    expect(await claimedTwice(company)).toEqual([]);
    expect(await freeCommissions(company)).toBe(0);
    const batches = await company.sql('SELECT id FROM mlm_payout_batches');
    for (const { id } of batches) await expectLegalHistory(company, String(id));
  };

  it('a rejection and a run: it takes what is free again, or the next one does', async () => {
    for (let round = 0; round < 4; round += 1) {
      const batch = await givenBatch(company, [{}, {}, {}, {}]);
      const [rejection, run] = await Promise.all([
        reject(as.asha, batch),
        company.invoke({ force: true }, 'payout'),
      ]);
      expect(cameTo(rejection)).toBe('cancelled');
      expect(run.outcome).toMatch(/^(created|skipped)$/);
      await expectAllReserved();
    }
  });

  it('a payment in which one failed and a run: it takes that one, or the next one does', async () => {
    for (let round = 0; round < 4; round += 1) {
      const batch = await givenApproved();
      const [payment, run] = await Promise.all([
        as.farah.post(`/api/batches/${batch.batchId}/disburse`, {
          reference: 'UTR-2',
          failed: [{ itemNo: 2, reason: 'account closed' }],
        }),
        company.invoke({ force: true }),
      ]);
      expect(cameTo(payment)).toBe('paid');
      expect(run.outcome).toMatch(/^(created|skipped)$/);
      await expectAllReserved();
    }
  });
});
