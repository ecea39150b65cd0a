import { expect } from 'vitest';
import { givenEvent } from '../../support/given-event.ts';
import type { PayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, type signedIn } from '../../support/people.ts';
import { OVERDUE, reseal } from '../../support/reseal.ts';
import { approve } from '../../support/sign-off.ts';

type People = Awaited<ReturnType<typeof signedIn>>;
type Said = (what: string) => string;

/** As of a large batch: what was begun is recorded, and an item has failed. */
const recordInSteps = async (company: PayoutStack, as: People, said: Said): Promise<void> => {
  const { sql, invoke } = company;
  const batch = await givenBatch(company);
  const { batchId } = batch;
  for (const who of [as.asha, as.bimal]) await approve(who, batch);
  expect((await as.farah.post(`/api/batches/${batchId}/payment`, {})).body.outcome).toBe('begun');
  const failed = [{ itemNo: 1, reason: said('account closed') }];
  await as.farah.post(`/api/batches/${batchId}/payment/failures`, { failed });
  const [begun] = await sql(
    `SELECT JSON_EXTRACT(detail, '$.frozen') AS frozen FROM mlm_payout_events WHERE stream = ? AND action = 'payment_begun'`,
    [`batch-${batchId}`],
  );
  await sql(
    'UPDATE mlm_payout_batches SET settling_since = UTC_TIMESTAMP(6), settled_through = 0 WHERE id = ?',
    [batchId],
  );
  const frozen = typeof begun?.['frozen'] === 'string' ? JSON.parse(begun['frozen']) : begun?.['frozen'];
  await givenEvent(company, {
    stream: `batch-${batchId}`,
    action: 'payment_recorded',
    detail: { reference: said('UTR-9'), frozen },
  });
  expect(await invoke({ command: 'settle', batchId }, 'worker')).toMatchObject({ settled: 'over' });
};

/** What the worker does, of small batches too once it is asked. */
export const useWorker = async (company: PayoutStack, as: People, said: Said): Promise<void> => {
  const { sql, invoke } = company;
  const settling = await givenBatch(company);
  for (const who of [as.asha, as.bimal]) await approve(who, settling);
  await sql(
    'UPDATE mlm_payout_batches SET settling_since = UTC_TIMESTAMP(6), settled_through = 0 WHERE id = ?',
    [settling.batchId],
  );
  await givenEvent(company, { stream: `batch-${settling.batchId}`, action: 'payment_begun' });
  const summarize = { command: 'summarize', batchId: settling.batchId };
  expect(await invoke(summarize, 'worker')).toEqual({ summarized: true });
  const settle = { command: 'settle', batchId: settling.batchId };
  expect(await invoke(settle, 'worker')).toMatchObject({ settled: 'over' });
  await recordInSteps(company, as, said);
  const overdue = await givenBatch(company);
  await reseal(company, overdue.batchId, OVERDUE);
  expect(await invoke({ command: 'expire', batchId: overdue.batchId }, 'worker')).toMatchObject({
    expired: true,
  });
};
