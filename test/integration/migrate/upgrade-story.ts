import { expect } from 'vitest';
import { functionAccessKeyId } from '../../../infra/local/access/access.ts';
import { type ApiResponse, anyVersionAs } from '../../support/api-client.ts';
import { givenCommissions, givenManyCommissions } from '../../support/given.ts';
import { LARGE } from '../../support/given-large-batch.ts';
import { freeCommissions } from '../../support/ledger-facts.ts';
import type { PayoutStack } from '../../support/payout-stack.ts';
import type { MadeBatch } from '../../support/people.ts';
import { approve, cameTo, reject } from '../../support/sign-off.ts';
import { asking, commissionOf } from '../payments/ask-payment.ts';

/** What the bank was asked to pay, and paid: commissions by their ids, as often as it did. */
export type Bank = string[];

/** Steps of sign-off and payment, whichever version answers. */
export type Story = {
  /** Three commissions, and what else is due, in a batch that one of two approvers has approved. */
  readonly open: () => Promise<MadeBatch>;
  /** Approved by the second, and begun. */
  readonly begin: (batch: MadeBatch) => Promise<void>;
  /** The bank has refused item 2, and finance says so while the rest is under way. */
  readonly nameFailure: (batch: MadeBatch) => Promise<void>;
  readonly record: (batch: MadeBatch) => Promise<void>;
  /** The bank sends item 1 back, and it is paid again. */
  readonly giveBack: (batch: MadeBatch) => Promise<void>;
  /** So many items that the worker pays or releases them; it dies in its second step, and nobody has gone on yet. */
  readonly payHalfway: () => Promise<MadeBatch>;
  readonly releaseHalfway: () => Promise<MadeBatch>;
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
  const batch = await invoke({ force: true });
  expect(batch).toMatchObject({ outcome: 'created' });
  return batch as unknown as MadeBatch;
};

/** Of one asynchronous invocation, by Lambda. */
const ATTEMPTS_MAX = 3;

const attempts = ({ stack }: PayoutStack): number =>
  stack.lambda.invocations.filter(({ functionName }) => functionName === 'worker').length;

/** It dies in its second step, and whoever begins it again at once. */
const halfway = async (
  company: PayoutStack,
  batch: MadeBatch,
  ask: () => Promise<ApiResponse>,
): Promise<void> => {
  const { faults, calls } = company.stack.dataApi;
  const second = /SET settled_through = /;
  faults.clear();
  faults.add({ kind: 'delay', sql: second, skip: 1, times: 1, milliseconds: 700 });
  calls.reset();
  const attempted = attempts(company);
  expect((await ask()).status).toBe(202);
  const steps = () => calls.all.filter(({ sql }) => second.test(sql ?? '')).length;
  await expect.poll(steps, { timeout: 30_000, interval: 10 }).toBe(2);
  const die = () => company.stack.lambda.kill('worker');
  faults.add({ kind: 'meanwhile', accessKeyId: functionAccessKeyId('worker'), times: 1_000, act: die });
  await die();
  await expect.poll(() => attempts(company) - attempted, { timeout: 30_000 }).toBe(ATTEMPTS_MAX);
  faults.clear();
  expect(await progress(company, batch)).toMatchObject({ through: 10_000, settling: 1 });
};

const settle = async (company: PayoutStack, batch: MadeBatch): Promise<void> => {
  const over = async () => {
    const answer = await company.invoke({ command: 'settle', batchId: batch.batchId }, 'worker');
    if (answer?.errorType) return `${answer.errorType}: ${answer.errorMessage}`;
    const { status, settling } = await progress(company, batch);
    return settling ? 'settling' : status;
  };
  await expect.poll(over, { timeout: 30_000 }).toMatch(/^(completed|cancelled)$/);
};

/** Large, whatever is due already. */
const madeLarge = async (company: PayoutStack): Promise<MadeBatch> => {
  await givenManyCommissions(company, LARGE - (await freeCommissions(company)));
  await company.sql(
    'UPDATE mlm_commission_ledger SET beneficiary_user_id = beneficiary_user_id + 10 WHERE beneficiary_user_id < 4',
  );
  return made(company);
};

/** Two approvers, one of finance, and a bank with books of its own. */
export const upgradeStory = async (company: PayoutStack, bank: Bank): Promise<Story> => {
  const [asha, bimal, finance] = await Promise.all(
    ['asha', 'bimal', 'farah'].map((person) => anyVersionAs(company, person)),
  );
  if (!asha || !bimal || !finance) throw new Error('nobody there');
  const farah = asking(finance);
  const reference = ({ batchId }: MadeBatch) => ({ reference: `UTR-${batchId}` });
  const firstVote = async (batch: MadeBatch): Promise<MadeBatch> => {
    await expectOutcome(approve(asha, batch), 'recorded');
    return batch;
  };
  const begin = async (batch: MadeBatch): Promise<void> => {
    await expectOutcome(approve(bimal, batch), 'approved');
    await expectOutcome(
      untilReady(() => farah.begin(batch)),
      'begun',
    );
  };
  const record = async (batch: MadeBatch): Promise<ApiResponse> => {
    bank.push(...(await standing(company, batch)));
    return farah.record(batch, reference(batch));
  };
  return {
    open: async () => {
      await givenCommissions(company, [{ beneficiary: 11 }, { beneficiary: 12 }, { beneficiary: 13 }]);
      return firstVote(await made(company));
    },
    begin,
    nameFailure: (batch) =>
      expectOutcome(farah.failures(batch, { failed: [{ itemNo: 2, reason: 'account closed' }] }), 'marked'),
    record: async (batch) => {
      if ((await record(batch)).status === 202) await settle(company, batch);
      await expectOutcome(farah.record(batch, reference(batch)), 'already_recorded');
    },
    giveBack: async (batch) => {
      const commission = await commissionOf(company, batch, 1);
      const items = [{ itemNo: 1, reason: 'account closed', payAgain: true }];
      await expectOutcome(farah.returns(batch, { items }), 'returned');
      bank.splice(bank.indexOf(commission), 1);
    },
    payHalfway: async () => {
      const batch = await firstVote(await madeLarge(company));
      await begin(batch);
      await halfway(company, batch, () => record(batch));
      return batch;
    },
    releaseHalfway: async () => {
      const batch = await madeLarge(company);
      await halfway(company, batch, () => reject(bimal, batch));
      return batch;
    },
    settle: (batch) => settle(company, batch),
  };
};
