import { expect } from 'vitest';
import { asking } from '../../integration/payments/ask-payment.ts';
import type { ApiResponse } from '../../support/api-client.ts';
import type { PayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, type MadeBatch, type signedIn } from '../../support/people.ts';
import { approve, cameTo } from '../../support/sign-off.ts';

type People = Awaited<ReturnType<typeof signedIn>>;
type Said = (what: string) => string;

const cameOf = async (asked: Promise<ApiResponse>): Promise<string> => cameTo(await asked);

const givenApproved = async (company: PayoutStack, as: People): Promise<MadeBatch> => {
  const batch = await givenBatch(company, [{}, { amount: '7.00' }]);
  for (const who of [as.asha, as.bimal]) await approve(who, batch);
  return batch;
};

/** What a bank does, each with what somebody typed; leaves a payment that was begun long ago. */
export const usePayments = async (company: PayoutStack, as: People, said: Said): Promise<void> => {
  const farah = asking(as.farah);
  const batch = await givenApproved(company, as);
  const failed = [{ itemNo: 1, reason: said('account closed') }];
  expect(await cameOf(farah.begin(batch, { notes: said('sent') }))).toBe('begun');
  expect(await cameOf(farah.abort(batch, { reason: said('file refused') }))).toBe('aborted');
  expect(await cameOf(farah.begin(batch, { leaveOut: 'drifted' }))).toBe('begun');
  expect(await cameOf(farah.failures(batch, { failed }))).toBe('marked');
  expect(await cameOf(farah.record(batch, { reference: said('UTR-2') }))).toBe('paid');
  expect(await cameOf(farah.late(batch, { items: [{ itemNo: 1 }], reference: said('UTR-3') }))).toBe(
    'late_recorded',
  );
  const back = { itemNo: 2, reason: said('closed'), bankReference: said('R-1'), payAgain: false };
  expect(await cameOf(farah.returns(batch, { items: [back] }))).toBe('returned');
  const drifting = await givenBatch(company, [{}, { amount: '9.00' }]);
  await company.sql('UPDATE mlm_commission_ledger SET amount = 8 WHERE amount = 9');
  expect(await cameOf(asking(as.om).drop(drifting, { reason: said('changed') }))).toBe('dropped');
  const answer = { bankPaid: false, reason: said('nothing left the account') };
  expect(await cameOf(as.farah.post(`/api/batches/${batch.batchId}/adopted-answer`, answer))).toBe(
    'not-processing',
  );
  const begun = await givenApproved(company, as);
  expect(await cameOf(farah.begin(begun))).toBe('begun');
  await company.sql(`UPDATE mlm_payout_batches SET payment_begun_at = '2026-01-01' WHERE id = ?`, [
    begun.batchId,
  ]);
};
