import { agree } from '../basics/agree.ts';
import { counted } from '../basics/counted.ts';
import { formatCount } from '../basics/format-count.ts';
import { formatRupees } from '../basics/format-rupees.ts';
import type { Paise } from '../basics/money.ts';

/** What an open batch still holds of somebody's money: a hold does not stop it. */
export type OpenItem = {
  readonly batchId: string;
  readonly batchReference: string;
  readonly stage: 'awaits_approval' | 'approved' | 'being_paid';
  readonly itemNo: number;
  readonly commissionId: string;
  readonly amount: Paise;
};

/** All of them counted and summed, the first listed. */
export type OpenItems = {
  readonly count: number;
  readonly amount: Paise;
  readonly items: readonly OpenItem[];
};

const WHAT_TO_DO: Readonly<Record<OpenItem['stage'], string>> = {
  awaits_approval: 'the batch awaits approval; reject it, or this is paid with it',
  approved:
    'the batch is approved; finance names this in "failed" when it records the payment, or cancels the batch before it pays',
  being_paid: 'the batch is being paid: that cannot be stopped any more',
};

const batchLine = (items: readonly OpenItem[]): string => {
  const [{ batchReference, stage } = { batchReference: '', stage: 'being_paid' as const }] = items;
  const numbers = items.map(({ itemNo }) => itemNo).join(', ');
  return `  batch ${batchReference}, ${agree(items.length, 'item', 'items')} ${numbers}: ${WHAT_TO_DO[stage]}`;
};

/** Which batches still hold the money, and what can be done about each; nothing where none does. */
export const openItemLines = ({ count, amount, items }: OpenItems): string[] => {
  if (count === 0) return [];
  const batches = [...Map.groupBy(items, ({ batchId }) => batchId).values()];
  const more = count - items.length;
  return [
    `${counted(count, 'item')} of open batches, ${formatRupees(amount)}, the hold does not stop:`,
    ...batches.map(batchLine),
    ...(more > 0 ? [`  and ${formatCount(more)} more`] : []),
  ];
};
