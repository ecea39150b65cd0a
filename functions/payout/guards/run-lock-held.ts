import { failureKind } from '../../../shared/aws/database-failure.ts';
import type { Transaction } from '../../../shared/aws/transaction.ts';
import { lockRuns } from '../../../shared/sql/runs/lock-runs.ts';

/** Another attempt is open. Not one of the failures that the database client begins again by itself. */
export class RunLockHeld extends Error {
  override readonly name = 'RunLockHeld';
}

/** The first statement of a run's transaction, so that all it reads afterwards is as the last run left it. */
export const takeRunLock = async (transaction: Transaction): Promise<void> => {
  try {
    await transaction.readOne(lockRuns());
  } catch (error) {
    const waited = failureKind(error) === 'lock_wait';
    throw waited ? new RunLockHeld('the run lock is held', { cause: error }) : error;
  }
};
