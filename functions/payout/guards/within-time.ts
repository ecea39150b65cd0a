import type { Transaction } from '../../../shared/aws/transaction.ts';
import { KEPT_TO_UNDO_MILLISECONDS } from './kept-to-undo.ts';

/**
 * The same transaction, which begins no statement any more once the invocation's time is nearly over. Lambda would end the
 * process without a word, and what it had locked would stay so until the Data API misses it.
 */
export const withinTime = (
  transaction: Transaction,
  remainingMilliseconds: () => number,
  /** What to say of it; still within the transaction. */
  outOfTime: () => Promise<Error>,
): Transaction => {
  const inTime = async (): Promise<Transaction> => {
    if (remainingMilliseconds() < KEPT_TO_UNDO_MILLISECONDS) throw await outOfTime();
    return transaction;
  };
  return {
    read: async (read) => (await inTime()).read(read),
    readOne: async (read) => (await inTime()).readOne(read),
    write: async (write) => (await inTime()).write(write),
  };
};
