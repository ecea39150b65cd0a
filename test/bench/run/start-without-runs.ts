import { expect } from 'vitest';
import { givenNothingEarned } from '../../integration/payments/ask-payment.ts';
import type { PayoutStack } from '../../support/payout-stack.ts';
import { startMeasured } from '../start-measured.ts';

export type WithoutRuns = {
  readonly company: PayoutStack;
  /** The newest ids of what a run writes, from before those that are measured. */
  readonly beforeId: Readonly<Record<string, number>>;
};

const newestIds = async ({ sql }: PayoutStack): Promise<WithoutRuns['beforeId']> => {
  const ids: Record<string, number> = {};
  for (const name of ['batches', 'runs', 'events']) {
    const [row] = await sql(`SELECT COALESCE(MAX(id), 0) AS id FROM mlm_payout_${name}`);
    ids[name] = Number(row?.['id']);
  }
  return ids;
};

/** A measured company in which nothing is owed yet; `given` is what it begins with. */
export const startWithoutRuns = async (
  pool: string,
  given: (company: PayoutStack) => Promise<void> = async () => {},
): Promise<WithoutRuns> => {
  const company = await startMeasured(pool);
  await givenNothingEarned(company);
  await given(company);
  // Somebody wrote the settings: recorded by the first run, and not by those that are measured.
  expect(await company.invoke({ force: true })).toMatchObject({ outcome: 'skipped' });
  return { company, beforeId: await newestIds(company) };
};
