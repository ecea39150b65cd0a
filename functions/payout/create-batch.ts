import { DatabaseFailure } from '../../shared/aws/database-failure.ts';
import type { Transaction } from '../../shared/aws/transaction.ts';
import { withOrdinal } from '../../shared/domain/batch-reference.ts';
import { InvalidInput } from '../../shared/domain/failures.ts';
import { skipForAmount } from '../../shared/domain/plan-run.ts';
import type { CreatedResult } from '../../shared/events/payout-result.ts';
import { insertBatch } from '../../shared/sql/batches.ts';
import { BeginAgain, type RunPace } from './begin-again.ts';
import { claimItems, sealItems } from './claim-batch.ts';
import type { OpenRun } from './open-run.ts';
import { recordBatch } from './record-batch.ts';

const CLAIM_TRIES_MAX = 2;

/** The UNIQUE key on batch_reference decides who was first; a name of our own making gives way. */
const openBatch = async (transaction: Transaction, run: OpenRun, pace: RunPace) => {
  const { request, attempt, plan } = run;
  const batchReference = withOrdinal(plan.batchReference, pace.referenceOrdinal);
  const { fromSeconds, toSeconds } = plan.window;
  const opening = insertBatch({
    batchReference,
    requiredApprovals: plan.requiredApprovals,
    attemptId: attempt.attemptId,
    requestedBy: request.requestedBy ?? null,
    windowFrom: fromSeconds === undefined ? null : new Date(fromSeconds * 1000),
    windowTo: toSeconds === undefined ? null : new Date(toSeconds * 1000),
  });
  try {
    const { generatedId = '' } = await transaction.write(opening);
    return { batchId: generatedId, batchReference };
  } catch (error) {
    const taken = error instanceof DatabaseFailure && error.kind === 'duplicate';
    if (!taken) throw error;
    if (request.batchReference === undefined) {
      throw new BeginAgain('reference taken', { ...pace, referenceOrdinal: pace.referenceOrdinal + 1 });
    }
    throw new InvalidInput(
      `batchReference is "${batchReference}": a batch of that reference exists already; choose another`,
    );
  }
};

/** Claims the commissions into a batch that awaits approval. Should the host hold too many of them: once more, then a skip. */
export const createBatch = async (
  transaction: Transaction,
  run: OpenRun,
  pace: RunPace,
): Promise<CreatedResult> => {
  const { plan, survey } = run;
  const opened = await openBatch(transaction, run, pace);
  const totals = await claimItems(transaction, opened.batchId, plan, survey, pace.chunkSize);
  const skip = skipForAmount(totals, plan.minAmount);
  if (skip) {
    throw new BeginAgain(
      skip.message,
      pace.claimTries < CLAIM_TRIES_MAX
        ? { ...pace, claimTries: pace.claimTries + 1 }
        : { ...pace, skip: { ...skip, message: `${skip.message} The host's application held the others.` } },
    );
  }
  return recordBatch(transaction, run, await sealItems(transaction, opened, plan, survey, totals));
};
