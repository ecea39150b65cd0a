import { failureKind } from '../../../shared/aws/database-failure.ts';
import type { Transaction } from '../../../shared/aws/transaction.ts';
import type { Deps } from '../../../shared/runtime/deps.ts';
import { setAdoptionSession } from '../../../shared/sql/session.ts';

/** The host may hold its rows for a while, such as a run of the old script; each try waits a second at most. */
const TRIES_MAX = 30;
const PAUSE_MILLISECONDS = 1_000;

/** A transaction on rows that the host works on too: it gives way at once, and begins again until it gets through. */
export const patiently = async <T>(
  { database, sleep }: Deps,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await database.transaction(async (transaction) => {
        await transaction.write(setAdoptionSession());
        return work(transaction);
      });
    } catch (error) {
      if (failureKind(error) !== 'lock_wait' || tries === TRIES_MAX) throw error;
      await sleep(PAUSE_MILLISECONDS);
    }
  }
};
