import { expect } from 'vitest';
import { askOps } from '../../support/ask-ops.ts';
import type { PayoutStack } from '../../support/payout-stack.ts';
import { givenBatch } from '../../support/people.ts';
import { approve, cameTo, cancel, reject, withdraw } from '../../support/sign-off.ts';
import type { People } from '../payments/ask-payment.ts';

/** As if a worker had begun its release, and died. */
const diedReleasing = ({ sql }: PayoutStack, batchId: string) =>
  sql(
    `UPDATE mlm_payout_batches SET settling_since = UTC_TIMESTAMP(6) - INTERVAL 1 HOUR, settled_through = 0 WHERE id = ?`,
    [batchId],
  );

/** Votes that count, are taken back, repeated or refused; a batch that is rejected, and one that is cancelled. */
export const tellSignOff = async (company: PayoutStack, as: People): Promise<void> => {
  const pending = await givenBatch(company, [{}, {}], { requiredApprovals: 2 });
  const once = { 'idempotency-key': 'a-vote' };
  expect(cameTo(await approve(as.asha, pending, once))).toBe('recorded');
  expect(cameTo(await approve(as.asha, pending, once))).toBe('recorded');
  expect(cameTo(await withdraw(as.asha, pending))).toBe('recorded');
  expect(cameTo(await approve(as.asha, pending))).toBe('recorded');
  const rejected = await givenBatch(company, [{}, {}]);
  expect(cameTo(await reject(as.asha, rejected))).toBe('cancelled');
  await diedReleasing(company, rejected.batchId);
  expect(cameTo(await cancel(as.om, await givenBatch(company, [{}])))).toBe('cancelled');
  const args = { stream: `batch-${rejected.batchId}`, seq: 2 };
  expect(await askOps(company, 'audit.erase-note', { args })).toMatchObject({ outcome: 'erased' });
};
