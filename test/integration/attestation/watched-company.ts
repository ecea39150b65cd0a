import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { openAttested } from '../../support/attested.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, type MadeBatch, signedIn } from '../../support/people.ts';
import { approve, cameTo } from '../../support/sign-off.ts';
import { givenNothingEarned, type People } from '../payments/ask-payment.ts';

export type WatchedCompany = {
  readonly company: PayoutStack;
  readonly as: People;
  /** What is kept of it outside of its database. */
  readonly kept: ReturnType<typeof openAttested>;
  /** A batch that asha has approved, which is enough. */
  readonly approved: () => Promise<MadeBatch>;
  /** What the notice function does each minute. */
  readonly minute: () => ReturnType<PayoutStack['invoke']>;
};

const startWatched = async (): Promise<WatchedCompany> => {
  const company = await startPayoutStack();
  const as = await signedIn(company);
  return {
    company,
    as,
    kept: openAttested(company),
    approved: async () => {
      const batch = await givenBatch(company);
      expect(cameTo(await approve(as.asha, batch))).toBe('approved');
      return batch;
    },
    minute: () => company.invoke({}, 'notice'),
  };
};

/** One for the tests of a file; before each nothing is earned, and nothing was ever recorded. */
export const watchedCompany = (take: (watched: WatchedCompany) => void): void => {
  let watched: WatchedCompany;
  beforeAll(async () => {
    watched = await startWatched();
    take(watched);
  });
  afterAll(() => watched.company.discard());
  beforeEach(async () => {
    await givenNothingEarned(watched.company);
    await watched.kept.forget();
  });
};
