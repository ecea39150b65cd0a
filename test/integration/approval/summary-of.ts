import { expect } from 'vitest';
import type { ApiClient } from '../../support/api-client.ts';
import type { MadeBatch } from '../../support/people.ts';

type Of = Pick<MadeBatch, 'batchId'>;

export const askSummary = (who: ApiClient, { batchId }: Of) => who.get(`/api/batches/${batchId}/summary`);

/** The batch at a glance; one that is still being computed fails the test. */
export const summaryOf = async (who: ApiClient, batch: Of) => {
  const { status, body } = await askSummary(who, batch);
  expect([status, body.state]).toEqual([200, 'ready']);
  return body;
};
