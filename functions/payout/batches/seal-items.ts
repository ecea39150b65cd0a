import type { Transaction } from '../../../shared/aws/transaction.ts';
import { RunFailed } from '../../../shared/domain/basics/failures.ts';
import { decimalFrom } from '../../../shared/domain/basics/money.ts';
import { batchContentHash } from '../../../shared/domain/batches/content-hash.ts';
import { mayApproveOf } from '../../../shared/domain/batches/may-approve.ts';
import type { Terms } from '../../../shared/domain/batches/terms.ts';
import { inReasonOrder } from '../../../shared/domain/runs/left-out.ts';
import type { RequiredApprovals } from '../../../shared/domain/runs/required-approvals.ts';
import { tookAll } from '../../../shared/domain/runs/took-all.ts';
import type { MadeBatch } from '../../../shared/procedures/runs/describe-result.ts';
import { requesterOf } from '../../../shared/procedures/runs/run-context.ts';
import { leftOutIn } from '../../../shared/procedures/runs/survey-ledger.ts';
import { sealBatch } from '../../../shared/sql/batches/batches.ts';
import { surveyUnclaimed } from '../../../shared/sql/runs/survey.ts';
import { surveyWindow } from '../../../shared/sql/runs/survey-window.ts';
import type { OpenRun } from '../runs/open-run.ts';
import type { ClaimedItems } from './claim-items.ts';

/** As the batch's own row has them by now; whoever approves it agrees to these too. */
const termsOf = ({ request, facts, plan, settings, at }: OpenRun, requiredApprovals: number): Terms => ({
  requiredApprovals,
  madeAt: at,
  requestedByUserId: requesterOf(request, facts) ?? null,
  expiresAt: plan.expiresAt ?? null,
  payerMayApprove: settings.payer_may_approve,
});

type OpenedBatch = Pick<MadeBatch, 'batchId' | 'batchReference' | keyof RequiredApprovals>;

/** Gives the batch its totals and hash, and says what was left out after all. */
export const sealItems = async (
  transaction: Transaction,
  batch: OpenedBatch,
  run: OpenRun,
  items: ClaimedItems,
): Promise<MadeBatch> => {
  const { plan, survey } = run;
  const { batchId, batchReference, tierAmount } = batch;
  const { count: totalRecords, amount: totalAmount, due, root, last } = items;
  if (root === null) throw new RunFailed(`the items of batch ${batchId} have no common hash`);
  const terms = termsOf(run, batch.requiredApprovals);
  const mayApprove = mayApproveOf(items.approvers, terms.requestedByUserId, batch.requiredApprovals);
  const paidApprovers = items.approvers.filter(({ paid }) => paid).map(({ userId }) => userId);
  const contentHash = batchContentHash({ batchReference, totalRecords, totalAmount, root }, terms);
  await transaction.write(
    sealBatch({
      batchId,
      totalRecords,
      totalAmount: decimalFrom(totalAmount),
      contentHash,
      terms,
      tierAmount: tierAmount === undefined ? null : decimalFrom(tierAmount),
      mayApproveCount: mayApprove.count,
      paidApprovers,
    }),
  );
  const capped = plan.maxItems > 0 && totalRecords === plan.maxItems;
  // Of a million, the keys that the marks have just left take seconds to walk: not where nothing can be there.
  const unclaimed =
    !capped && tookAll(survey, items)
      ? []
      : await transaction.read(surveyUnclaimed(surveyWindow(plan.window), last, capped));
  const before = survey.leftOut.filter(({ reason }) => reason !== 'over_max_items');
  const leftOut = inReasonOrder([...before, ...leftOutIn(unclaimed)]);
  return { ...batch, totalRecords, totalAmount, contentHash, terms, mayApprove, paidApprovers, due, leftOut };
};
