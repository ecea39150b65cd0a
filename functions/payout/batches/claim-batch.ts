import type { Transaction } from '../../../shared/aws/transaction.ts';
import { counted } from '../../../shared/domain/basics/counted.ts';
import { RunFailed } from '../../../shared/domain/basics/failures.ts';
import { formatCount } from '../../../shared/domain/basics/format-count.ts';
import { decimalFrom } from '../../../shared/domain/basics/money.ts';
import { batchContentHash, contentHashDepth } from '../../../shared/domain/batches/content-hash.ts';
import { inReasonOrder, type Survey } from '../../../shared/domain/runs/left-out.ts';
import type { RunPlan } from '../../../shared/domain/runs/plan-run.ts';
import { sealBatch } from '../../../shared/sql/batches/batches.ts';
import { claimCommissions, markClaimed, readClaimCursor } from '../../../shared/sql/batches/claim.ts';
import { type ItemTotals, readItemTotals } from '../../../shared/sql/batches/item-totals.ts';
import { readMissingBeneficiaries, surveyUnclaimed } from '../../../shared/sql/runs/survey.ts';
import { surveyWindow } from '../../../shared/sql/runs/survey-window.ts';
import { refuseTooLarge } from '../guards/refuse-too-large.ts';
import type { MadeBatch } from '../runs/describe-result.ts';
import type { OpenRun } from '../runs/open-run.ts';
import { leftOutIn } from '../runs/survey-ledger.ts';

/** Added to the last chunk of a run without a cap: those that were approved since the survey do not push others out. */
const NEWCOMERS = 1_000;

type Claiming = {
  readonly batchId: string;
  readonly plan: RunPlan;
  readonly survey: Survey;
  readonly chunkSize: number;
};

const missingBeneficiaries = async (transaction: Transaction, { leftOut }: Survey): Promise<string[]> => {
  if (!leftOut.some(({ reason }) => reason === 'beneficiary_missing')) return [];
  const rows = await transaction.read(readMissingBeneficiaries());
  return rows.map(({ userId }) => userId);
};

/** How many the next chunk may take, so that a chunk that comes back short is the last. */
const chunkLimit = ({ plan, survey, chunkSize }: Claiming, itemCount: number): number => {
  const left = survey.eligible.count - itemCount;
  if (left > chunkSize) return chunkSize;
  return plan.maxItems > 0 ? left : Math.max(left, 0) + NEWCOMERS;
};

/** Takes what is eligible, chunk by chunk; fewer where the host holds rows. Returns how many. */
const claimInChunks = async (transaction: Transaction, claiming: Claiming): Promise<number> => {
  const { batchId, plan, survey } = claiming;
  const { fromSeconds, toSeconds } = surveyWindow(plan.window);
  const missing = await missingBeneficiaries(transaction, survey);
  let after = { createdAtSeconds: fromSeconds, commissionId: '0' };
  let itemCount = 0;
  for (let limit = chunkLimit(claiming, 0); limit > 0; limit = chunkLimit(claiming, itemCount)) {
    const claim = { batchId, itemCount, after, toSeconds, limit, missingBeneficiaries: missing };
    const { changed } = await transaction.write(claimCommissions(claim));
    if (changed > 0) await transaction.write(markClaimed(batchId, itemCount + 1, itemCount + changed));
    itemCount += changed;
    if (changed < limit || itemCount === plan.maxItems) break;
    after = await transaction.readOne(readClaimCursor(batchId, itemCount));
  }
  return itemCount;
};

/** Claims, then counts and sums the items themselves: those are what will be paid. */
export const claimItems = async (transaction: Transaction, claiming: Claiming): Promise<ItemTotals> => {
  const { batchId } = claiming;
  const claimed = await claimInChunks(transaction, claiming);
  const totals = await transaction.readOne(readItemTotals(batchId, contentHashDepth(claimed)));
  if (totals.count !== claimed) {
    throw new RunFailed(
      `batch ${batchId} holds ${counted(totals.count, 'item')}: expected the ${formatCount(claimed)} just claimed`,
    );
  }
  refuseTooLarge(totals);
  return totals;
};

type OpenedBatch = Pick<MadeBatch, 'batchId' | 'batchReference' | 'requiredApprovals' | 'tier'>;

/** Gives the batch its totals and hash, and says what was left out after all. */
export const sealItems = async (
  transaction: Transaction,
  batch: OpenedBatch,
  { plan, survey }: Pick<OpenRun, 'plan' | 'survey'>,
  totals: ItemTotals,
): Promise<MadeBatch> => {
  const { batchId, batchReference, requiredApprovals } = batch;
  const { count: totalRecords, amount: totalAmount, root } = totals;
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
  const last = { batchId, itemNo: totalRecords };
  const unclaimed = await transaction.read(surveyUnclaimed(surveyWindow(plan.window), last, capped));
  const before = survey.leftOut.filter(({ reason }) => reason !== 'over_max_items');
  const leftOut = inReasonOrder([...before, ...leftOutIn(unclaimed)]);
  return { ...batch, totalRecords, totalAmount, contentHash, leftOut };
};
