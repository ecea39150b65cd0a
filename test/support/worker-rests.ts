import { expect } from 'vitest';
import type { PayoutStack } from './payout-stack.ts';

/** Two minutes may have asked the worker, and it is recorded when it has ended: nothing of theirs is counted as the next one's. */
export const workerRests = ({ stack }: Pick<PayoutStack, 'stack'>): Promise<void> => {
  const times = (what: 'START' | 'END') =>
    stack.lambda.logs('worker').match(new RegExp(`^${what} RequestId`, 'gm'))?.length;
  return expect.poll(() => times('START') === times('END'), { timeout: 15_000 }).toBe(true);
};
