import type { Transaction } from '../../../shared/aws/transaction.ts';
import { counted } from '../../../shared/domain/basics/counted.ts';
import { RunFailed } from '../../../shared/domain/basics/failures.ts';
import { formatCount } from '../../../shared/domain/basics/format-count.ts';
import { contentHashDepth } from '../../../shared/domain/batches/content-hash.ts';
import type { BusinessDay } from '../../../shared/domain/runs/business-day.ts';
import { refuseTooLarge } from '../../../shared/procedures/runs/refuse-too-large.ts';
import { clearDue } from '../../../shared/sql/batches/claim.ts';
import {
  type ClaimedTotals,
  claimedTotalsIn,
  readClaimedTotals,
} from '../../../shared/sql/batches/claimed-totals.ts';
import type { LastClaimed } from '../../../shared/sql/runs/survey.ts';
import { type Claiming, claimPasses } from './claim-passes.ts';

/** What a batch holds by now, and which of it came by the window. */
export type ClaimedItems = ClaimedTotals & { readonly last: LastClaimed };

/** Claims, then counts and sums the items themselves: those are what will be paid. */
export const claimItems = async (
  transaction: Transaction,
  /** `day`: of which other batches, those behind `olderBatchId`, count with this one. */
  claiming: Claiming & {
    readonly day: BusinessDay;
    readonly olderBatchId: string;
    readonly madeAt: Date;
  },
): Promise<ClaimedItems> => {
  const { batchId, day, olderBatchId, madeAt } = claiming;
  const last = await claimPasses(transaction, claiming);
  const depth = contentHashDepth(last.lastItemNo);
  const asked = readClaimedTotals({ ...last, day, olderBatchId, madeAt }, depth);
  const totals = claimedTotalsIn(await transaction.read(asked));
  if (totals.count !== last.lastItemNo) {
    throw new RunFailed(
      `batch ${batchId} holds ${counted(totals.count, 'item')}: expected the ${formatCount(last.lastItemNo)} just claimed`,
    );
  }
  refuseTooLarge(totals);
  if (totals.stillDue > 0) await transaction.write(clearDue(batchId, totals.stillDue));
  return { ...totals, last };
};
