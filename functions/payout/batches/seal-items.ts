import type { Transaction } from '../../../shared/aws/transaction.ts';
import { RunFailed } from '../../../shared/domain/basics/failures.ts';
import { decimalFrom } from '../../../shared/domain/basics/money.ts';
import { batchContentHash } from '../../../shared/domain/batches/content-hash.ts';
import { inReasonOrder } from '../../../shared/domain/runs/left-out.ts';
import { sealBatch } from '../../../shared/sql/batches/batches.ts';
import { surveyUnclaimed } from '../../../shared/sql/runs/survey.ts';
import { surveyWindow } from '../../../shared/sql/runs/survey-window.ts';
import type { MadeBatch } from '../runs/describe-result.ts';
import type { OpenRun } from '../runs/open-run.ts';
import { leftOutIn } from '../runs/survey-ledger.ts';
import type { ClaimedItems } from './claim-items.ts';

type OpenedBatch = Pick<MadeBatch, 'batchId' | 'batchReference' | 'requiredApprovals' | 'tier'>;

/** Gives the batch its totals and hash, and says what was left out after all. */
export const sealItems = async (
  transaction: Transaction,
  batch: OpenedBatch,
  { plan, survey }: Pick<OpenRun, 'plan' | 'survey'>,
  items: ClaimedItems,
): Promise<MadeBatch> => {
  const { batchId, batchReference, requiredApprovals } = batch;
  const { count: totalRecords, amount: totalAmount, due, root, last } = items;
  if (root === null) throw new RunFailed(`the items of batch ${batchId} have no common hash`);
  const contentHash = batchContentHash(batchReference, totalRecords, totalAmount, root);
  await transaction.write(
    sealBatch({
      batchId,
      totalRecords,
      totalAmount: decimalFrom(totalAmount),
      contentHash,
      requiredApprovals,
    }),
  );
  const capped = plan.maxItems > 0 && totalRecords === plan.maxItems;
  const unclaimed = await transaction.read(surveyUnclaimed(surveyWindow(plan.window), last, capped));
  const before = survey.leftOut.filter(({ reason }) => reason !== 'over_max_items');
  const leftOut = inReasonOrder([...before, ...leftOutIn(unclaimed)]);
  return { ...batch, totalRecords, totalAmount, contentHash, due, leftOut };
};
