import type { BatchItem } from '../../../../functions/console/page/payment/items/batch-item.ts';
import { chosenItem } from '../../../../functions/console/page/payment/items/chosen-item.ts';
import type { Picking } from '../../../../functions/console/page/payment/items/picking.ts';

/** An open item of ₹100.00, unless said otherwise. */
export const item = (itemNo: number, said: Partial<BatchItem> = {}): BatchItem => ({
  itemNo,
  commissionId: String(1_000 + itemNo),
  beneficiary: { userId: String(itemNo), name: `Person ${itemNo}` },
  amount: '100.00',
  status: 'pending',
  notes: null,
  mark: null,
  dropped: false,
  before: null,
  ...said,
});

/** Items that are chosen, each with a reason or without. */
export const picked = (reasons: Readonly<Record<number, string>>): Picking => ({
  by: 'person',
  person: null,
  commission: '',
  numbers: '',
  chosen: Object.entries(reasons).map(([itemNo, reason]) => chosenItem(item(Number(itemNo)), reason)),
});
