import { failureKind } from '../../../shared/aws/database-failure.ts';
import type { Transaction } from '../../../shared/aws/transaction.ts';
import { lockRuns } from '../../../shared/sql/runs/lock-runs.ts';
import { ApiProblem } from '../http/api-problem.ts';

/**
 * Holds change under the lock of the runs: a run that began before is over, and what it took is told; one that begins later
 * finds them.
 */
export const takeRunLock = async (transaction: Transaction): Promise<void> => {
  try {
    await transaction.readOne(lockRuns());
  } catch (error) {
    if (failureKind(error) !== 'lock_wait') throw error;
    throw new ApiProblem(
      'run-in-progress',
      'A payout run is open, and what it takes must be known first. Nothing was changed: send the same request again in a minute.',
      undefined,
      { cause: error },
    );
  }
};
