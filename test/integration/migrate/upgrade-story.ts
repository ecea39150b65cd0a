import { expect } from 'vitest';
import { functionAccessKeyId } from '../../../infra/local/access/access.ts';
import { type ApiClient, type ApiResponse, anyVersionAs } from '../../support/api-client.ts';
import { givenCommissions, givenManyCommissions } from '../../support/given.ts';
import { LARGE } from '../../support/given-large-batch.ts';
import type { PayoutStack } from '../../support/payout-stack.ts';
import type { MadeBatch } from '../../support/people.ts';
import { approve, cameTo } from '../../support/sign-off.ts';
import { workerRests } from '../../support/worker-rests.ts';
import { asking } from '../payments/ask-payment.ts';

/** What the bank was asked to pay, and paid: commissions by their ids, as often as it did. */
export type Bank = string[];

/** Steps of sign-off and payment, whichever version answers. */
export type Story = {
  /** Signs off nothing yet: three commissions in a batch that awaits approval. */
  readonly open: () => Promise<MadeBatch>;
  readonly begin: (batch: MadeBatch) => Promise<void>;
  /** The bank has refused item 2, and finance says so while the rest is under way. */
  readonly nameFailure: (batch: MadeBatch) => Promise<void>;
  readonly record: (batch: MadeBatch) => Promise<void>;
  /** The bank sends item 1 back, and it is paid again. */
  readonly giveBack: (batch: MadeBatch) => Promise<void>;
  /** So many items that the worker records them; it dies in its second step, and nobody has gone on yet. */
  readonly stopHalfway: () => Promise<MadeBatch>;
  readonly settle: (batch: MadeBatch) => Promise<void>;
};

/** A function may say that it is not ready, and when to ask again. */
const untilReady = async (ask: () => Promise<ApiResponse>): Promise<ApiResponse> => {
  let answer = await ask();
  for (let tries = 0; answer.status === 503 && tries < 40; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    answer = await ask();
  }
  return answer;
};

const expectOutcome = async (answer: Promise<ApiResponse>, outcome: string): Promise<void> => {
  expect(cameTo(await answer)).toBe(outcome);
};

/** Of a batch's items, those that are to be paid. */
const standing = async ({ sql }: PayoutStack, { batchId }: MadeBatch): Promise<string[]> => {
  const rows = await sql(
    `SELECT commission_id AS id FROM mlm_payout_batch_items
      WHERE batch_id = ? AND live_commission_id IS NOT NULL AND mark IS NULL ORDER BY item_no`,
    [batchId],
  );
  return rows.map(({ id }) => String(id));
};

const progress = async ({ sql }: PayoutStack, { batchId }: MadeBatch) => {
  const [row] = await sql(
    'SELECT status, settled_through AS through, settling_since IS NOT NULL AS settling FROM mlm_payout_batches WHERE id = ?',
    [batchId],
  );
  return { status: row?.['status'], through: row?.['through'], settling: Number(row?.['settling']) };
};

/** Of all that is due, what others let go of included. */
const made = async ({ invoke }: PayoutStack): Promise<MadeBatch> => {
  const { outcome, ...batch } = await invoke({ force: true });
  expect(outcome).toBe('created');
  return batch as unknown as MadeBatch;
};

/** It dies in its second step; whoever begins it again hears nothing from the database. */
const recordHalfway = async (company: PayoutStack, record: () => Promise<ApiResponse>): Promise<void> => {
  const { faults, calls } = company.stack.dataApi;
  const second = /SET settled_through = /;
  faults.clear();
  faults.add({ kind: 'delay', sql: second, skip: 1, times: 1, milliseconds: 700 });
  calls.reset();
  expect((await record()).status).toBe(202);
  const steps = () => calls.all.filter(({ sql }) => second.test(sql ?? '')).length;
  await expect.poll(steps, { timeout: 30_000, interval: 10 }).toBe(2);
  faults.add({ kind: 'internal_error', accessKeyId: functionAccessKeyId('worker'), times: 1_000 });
  await company.stack.lambda.kill('worker');
  await workerRests(company);
  faults.clear();
};

const settle = async (company: PayoutStack, batch: MadeBatch): Promise<void> => {
  const over = async () => {
    const answer = await company.invoke({ command: 'settle', batchId: batch.batchId }, 'worker');
    if (answer?.errorType) return `${answer.errorType}: ${answer.errorMessage}`;
    return (await progress(company, batch)).status;
  };
  await expect.poll(over, { timeout: 30_000 }).toBe('completed');
};

/** One approver, one of finance, and a bank with books of its own. */
export const upgradeStory = async (company: PayoutStack, bank: Bank): Promise<Story> => {
  const asha: ApiClient = await anyVersionAs(company, 'asha');
  const farah = asking(await anyVersionAs(company, 'farah'));
  const reference = ({ batchId }: MadeBatch) => ({ reference: `UTR-${batchId}` });
  const begin = async (batch: MadeBatch): Promise<void> => {
    await expectOutcome(approve(asha, batch), 'approved');
    await expectOutcome(
      untilReady(() => farah.begin(batch)),
      'begun',
    );
  };
  return {
    open: async () => {
      await givenCommissions(company, [{ beneficiary: 11 }, { beneficiary: 12 }, { beneficiary: 13 }]);
      return made(company);
    },
    begin,
    nameFailure: (batch) =>
      expectOutcome(farah.failures(batch, { failed: [{ itemNo: 2, reason: 'account closed' }] }), 'marked'),
    record: async (batch) => {
      bank.push(...(await standing(company, batch)));
      await expectOutcome(farah.record(batch, reference(batch)), 'paid');
      await expectOutcome(farah.record(batch, reference(batch)), 'already_recorded');
    },
    giveBack: async (batch) => {
      const [first = ''] = await company.sql(
        'SELECT commission_id AS id FROM mlm_payout_batch_items WHERE batch_id = ? AND item_no = 1',
        [batch.batchId],
      );
      const items = [{ itemNo: 1, reason: 'account closed', payAgain: true }];
      await expectOutcome(farah.returns(batch, { items }), 'returned');
      bank.splice(bank.indexOf(String(Object(first).id)), 1);
    },
    stopHalfway: async () => {
      await givenManyCommissions(company, LARGE);
      await company.sql(
        'UPDATE mlm_commission_ledger SET beneficiary_user_id = beneficiary_user_id + 10 WHERE beneficiary_user_id < 4',
      );
      const batch = await made(company);
      await begin(batch);
      bank.push(...(await standing(company, batch)));
      await recordHalfway(company, () => farah.record(batch, reference(batch)));
      expect(await progress(company, batch)).toEqual({ status: 'processing', through: 10_000, settling: 1 });
      return batch;
    },
    settle: (batch) => settle(company, batch),
  };
};
