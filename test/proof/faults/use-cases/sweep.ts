import { expect } from 'vitest';
import { businessDate, givenDigestHour } from '../../../support/digest-hour.ts';
import { outbox, passTime } from '../../../support/outbox.ts';
import { givenBatch } from '../../../support/people.ts';
import { type Company, emptyCompany } from '../company.ts';
import type { UseCase } from '../use-case.ts';
import { invokeAsync } from './invoke-async.ts';

const allSent = async (company: Company, keys: readonly string[]): Promise<boolean> => {
  const rows = await outbox(company);
  return rows.length === keys.length && rows.every(({ status }) => status === 'sent');
};

/** Two notices and the day's digest; every minute tries again what is not sent. Sent at least once, so perhaps twice. */
export const SWEEP: UseCase = {
  name: 'a sweep',
  functionName: 'notice',
  callers: ['each minute'],
  given: async (company) => {
    await emptyCompany(company);
    await givenDigestHour(company, 'has come');
    const batches = [await givenBatch(company), await givenBatch(company)];
    const keys = [
      ...batches.map(({ batchId }) => `payout_batch_created/${batchId}`),
      `payout_digest/${businessDate()}`,
    ].toSorted();
    await company.inbox.take();
    const delivered = new Set<string>();
    return {
      ask: async () => {
        await passTime(company);
        const answer = await invokeAsync(company, 'notice', {});
        const { sent, unsent, errorType, errorMessage } = answer;
        const said = errorType ? `${errorType}: ${errorMessage}` : `${sent} sent, ${unsent} not`;
        const told = { by: 'sweep', alone: true, answer } as const;
        return { done: errorType === undefined && (await allSent(company, keys)), said, told };
      },
      expectDone: async (where) => {
        const rows = await outbox(company);
        expect(rows.map((row) => row['notice_key']).toSorted(), where).toEqual(keys);
        for (const { payload } of await company.inbox.take()) delivered.add(String(payload['noticeKey']));
        expect([...delivered].toSorted(), where).toEqual(keys);
      },
    };
  },
};
