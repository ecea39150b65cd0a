import type { Transaction } from '../../../shared/aws/transaction.ts';
import type { RecordedResult } from '../../../shared/events/payout-result.ts';
import { finishRun } from '../../../shared/sql/runs/runs.ts';
import type { Attempt } from './start-attempt.ts';

/** The last statement before the commit: it alone can say when the run was finished. done_key makes it final. */
export const endRun = async (
  transaction: Transaction,
  { attemptId }: Attempt,
  result: RecordedResult,
  finishedAt: Date,
): Promise<void> => {
  await transaction.write(
    finishRun({
      attemptId,
      outcome: result.outcome,
      reason: result.outcome === 'skipped' ? result.reason : null,
      batchId: result.outcome === 'created' ? result.batchId : null,
      result: JSON.stringify(result),
      finishedAt,
    }),
  );
};
