import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { functionAccessKeyId } from '../../../../infra/local/access/access.ts';
import { givenLargeBatch, LARGE } from '../../../support/given-large-batch.ts';
import { expectLegalHistory } from '../../../support/legal-history.ts';
import { type MadeBatch, userIdOf } from '../../../support/people.ts';
import { approve, cameTo, pay } from '../../../support/sign-off.ts';
import { until } from '../../../support/until.ts';
import { type Company, emptyCompany } from '../company.ts';
import { clearFaults } from '../try-pair.ts';
import type { Heard, UseCase } from '../use-case.ts';
import { invokeAsync } from './invoke-async.ts';

const FARAH = userIdOf('farah');

const givenApproved = async (company: Company): Promise<MadeBatch> => {
  await emptyCompany(company);
  const batch = await givenLargeBatch(company);
  expect(cameTo(await approve(company.as.asha, batch))).toBe('approved');
  return batch;
};

const settle = async (company: Company, { batchId }: MadeBatch): Promise<Heard> => {
  const command = { command: 'settle', batchId };
  const answer = await invokeAsync(company, 'worker', command);
  const { settled, errorType, errorMessage } = answer;
  const told = { by: 'worker', alone: true, batchId, answer } as const;
  return { done: settled === 'over', said: settled ?? `${errorType}: ${errorMessage}`, told };
};

const expectPaid = async (company: Company, { batchId }: MadeBatch, where: string): Promise<void> => {
  const { status, paid } = await expectLegalHistory(company, batchId);
  expect([status, paid?.count], where).toEqual(['completed', LARGE]);
};

const workerCalls = { accessKeyId: functionAccessKeyId('worker'), times: Number.POSITIVE_INFINITY };

/** All attempts of the worker that was asked have died before they had done anything. */
const payWithoutWorker = async (company: Company, batch: MadeBatch): Promise<void> => {
  const { dataApi, lambda } = company.stack;
  dataApi.faults.add({ ...workerCalls, kind: 'meanwhile', act: () => lambda.kill('worker') });
  dataApi.faults.add({ ...workerCalls, kind: 'reply_lost_before' });
  const before = lambda.invocations.length;
  expect(cameTo(await pay(company.as.farah, batch))).toBe('settling');
  const died = async () =>
    lambda.invocations.slice(before).filter(({ functionName }) => functionName === 'worker').length >= 3
      ? true
      : undefined;
  await until(died);
  clearFaults(company);
};

const ASKED_FOR: UseCase = {
  name: 'a large payment',
  functionName: 'approval',
  callers: ['with a key', 'without a key'],
  oneIn: 10,
  given: async (company, caller) => {
    const batch = await givenApproved(company);
    const headers: Record<string, string> =
      caller === 'with a key' ? { 'idempotency-key': randomUUID() } : {};
    return {
      ask: async () => {
        const answer = await pay(company.as.farah, batch, headers);
        const { batchId } = batch;
        // The worker goes on meanwhile.
        const told = { by: 'action', alone: false, action: 'pay', userId: FARAH, batchId, answer } as const;
        return { done: answer.status < 500, said: cameTo(answer), told };
      },
      expectDone: async (where) => {
        // Whether the worker was asked or not: the sweep sees to it.
        expect(await settle(company, batch), where).toMatchObject({ done: true });
        await expectPaid(company, batch, where);
      },
    };
  },
};

const CARRIED_OUT: UseCase = {
  name: 'a large payment in steps',
  functionName: 'worker',
  callers: ['by the sweep'],
  oneIn: 10,
  given: async (company) => {
    const batch = await givenApproved(company);
    await payWithoutWorker(company, batch);
    return {
      ask: () => settle(company, batch),
      expectDone: (where) => expectPaid(company, batch, where),
    };
  },
};

export const LARGE_PAYMENT: readonly UseCase[] = [ASKED_FOR, CARRIED_OUT];
