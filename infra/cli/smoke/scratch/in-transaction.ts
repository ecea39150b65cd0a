import { outcomeOf } from './outcome.ts';
import type { Scratch } from './scratch.ts';

/** A transaction that is over afterwards, whatever became of it: an open one would hold up the DROP. */
export const inTransaction = async <T>(
  { api }: Pick<Scratch, 'api'>,
  work: (transactionId: string) => Promise<T>,
): Promise<T> => {
  const transactionId = await api.begin();
  try {
    return await work(transactionId);
  } finally {
    await outcomeOf(api.rollback(transactionId)).catch(() => undefined);
  }
};
