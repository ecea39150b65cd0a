import { agree } from '../../../../shared/domain/basics/agree.ts';
import { CLI } from '../../../../shared/domain/basics/cli.ts';
import { counted } from '../../../../shared/domain/basics/counted.ts';
import type { Finding } from '../../../../shared/events/diagnosis.ts';
import {
  listAboutToBePaidTwice,
  listHeldBack,
  listInSeveralBatches,
  listPaidTwice,
  readItemsOfCommissions,
} from '../../../../shared/sql/doctor/paid-twice.ts';
import { type Check, type Examination, type ListingCheck, listingCheck } from '../check/check.ts';
import { rupees } from '../check/wording.ts';

const needs = ['mlm_payout_batches', 'mlm_payout_batch_items'];

const withItems = async ({ database }: Examination, rows: Finding['rows']): Promise<Finding['rows']> => {
  const ids = rows.map((row) => String(row['commissionId']));
  const items = await database.read(readItemsOfCommissions(ids));
  const byCommission = Map.groupBy(items, ({ commissionId }) => commissionId);
  return rows.map((row) => ({
    ...row,
    items: (byCommission.get(String(row['commissionId'])) ?? []).map(({ commissionId, ...item }) => item),
  }));
};

/** Each commission with the batches it is or was in. */
const withBatches = (listing: ListingCheck): Check => {
  const check = listingCheck(listing);
  return {
    ...check,
    examine: async (examination) => {
      const found = (await check.examine(examination)) as Finding[];
      return Promise.all(
        found.map(async (finding) => ({ ...finding, rows: await withItems(examination, finding.rows) })),
      );
    },
  };
};

const paidTwice = withBatches({
  name: 'paid_twice',
  needs,
  list: () => listPaidTwice(),
  judge: ({ count, amount }) => ({
    severity: 'wrong',
    message: `${counted(count, 'commission')} ${agree(count, 'was', 'were')} paid more than once: ${rupees(amount)} beyond the first payment of each.`,
    advice:
      'The money has left: recover it from these beneficiaries, or set it off against what they are owed next. No statement repairs it, and no row should be changed: they are the evidence.',
  }),
});

const aboutToBePaidTwice = withBatches({
  name: 'about_to_be_paid_twice',
  needs,
  list: ({ parts }) =>
    listAboutToBePaidTwice({
      reserves: parts.has('mlm_payout_batch_items.live_commission_id'),
      marks: parts.has('mlm_payout_batch_items.mark'),
    }),
  judge: ({ count, amount }, { state }) => ({
    severity: 'wrong',
    message: `${counted(count, 'commission')} ${agree(count, 'waits', 'wait')} in open batches for a payment beyond the one that is due: ${rupees(amount)}.`,
    advice:
      state === 'migrated'
        ? `Stop the old script and approve and pay nothing on the old page; then run ${CLI} adopt, which leaves each commission payable once. What is left after that is a payment under way of what the bank has paid late in another batch: ask the bank to stop it, and name the item as failed (POST /api/batches/<batchId>/payment/failures).`
        : `Approve and pay none of these batches on the old page. Stop the old script, then run ${CLI} migrate and ${CLI} adopt, which leave each commission payable once.`,
  }),
});

const heldBack = listingCheck({
  name: 'held_back',
  needs: [...needs, 'mlm_payout_batch_items.item_no', 'mlm_payout_batch_items.live_commission_id'],
  list: () => listHeldBack(),
  judge: ({ count, amount }) => ({
    severity: 'warning',
    message: `${counted(count, 'row')} of open batches, ${rupees(amount)}, will not be paid, because another batch pays or has paid the commission.`,
    advice:
      'Where a batch awaits approval, an operator drops these rows from it (POST /api/batches/<batchId>/drop-drifted). Where it is approved, they are left out when its payment begins (leaveOut: "drifted").',
  }),
});

const inSeveralBatches = withBatches({
  name: 'in_several_batches',
  needs,
  list: () => listInSeveralBatches(),
  judge: ({ count }) => ({
    severity: 'information',
    message: `${counted(count, 'commission')} ${agree(count, 'is or was', 'are or were')} in more than one batch, or twice in one.`,
    advice:
      'A cancelled or failed row may be batched again. Which of these cost money, or will, the other findings say.',
  }),
});

/** The one mistake that this project exists to end. */
export const TWICE: readonly Check[] = [paidTwice, aboutToBePaidTwice, heldBack, inSeveralBatches];
