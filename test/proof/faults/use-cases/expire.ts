import { expect } from 'vitest';
import { freeCommissions } from '../../../support/ledger-facts.ts';
import { givenBatch } from '../../../support/people.ts';
import { OVERDUE, reseal } from '../../../support/reseal.ts';
import { storedEvents } from '../../../support/stored-events.ts';
import { emptyCompany } from '../company.ts';
import type { UseCase } from '../use-case.ts';
import { invokeAsync } from './invoke-async.ts';

/** The sweep asks each minute until the batch is pending no more. */
export const EXPIRE: UseCase = {
  name: 'an expiry',
  functionName: 'worker',
  callers: ['by the sweep'],
  given: async (company) => {
    await emptyCompany(company);
    const { batchId } = await givenBatch(company);
    await reseal(company, batchId, OVERDUE);
    return {
      ask: async () => {
        const answer = await invokeAsync(company, 'worker', { command: 'expire', batchId });
        const { settled, expired, errorType, errorMessage } = answer;
        const said = errorType ? `${errorType}: ${errorMessage}` : `${settled}, expired: ${expired}`;
        return { done: settled === 'over', said, told: { by: 'worker', alone: true, batchId, answer } };
      },
      expectDone: async (where) => {
        const events = await storedEvents(company, `batch-${batchId}`);
        expect(
          events.map(({ action }) => action),
          where,
        ).toEqual(['batch_created', 'batch_expired']);
        expect(await freeCommissions(company), where).toBe(3);
      },
    };
  },
};
