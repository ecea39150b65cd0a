import { agree } from '../basics/agree.ts';
import { counted } from '../basics/counted.ts';
import { formatCount } from '../basics/format-count.ts';
import { formatRupees } from '../basics/format-rupees.ts';
import type { Paise } from '../basics/money.ts';

/** What an open batch still holds of somebody's money: a hold takes nothing out of it. */
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
  awaits_approval:
    'the batch awaits approval; reject it, or finance leaves this out when its payment begins ("leaveOut")',
  approved:
    'the batch is approved; finance leaves this out when its payment begins ("leaveOut"), or cancels the batch',
  being_paid: 'the batch is being paid: if the bank can still stop it, finance names this in "failed"',
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
    `${counted(count, 'item')} of open batches, ${formatRupees(amount)}, which the hold does not take out:`,
    ...batches.map(batchLine),
    ...(more > 0 ? [`  and ${formatCount(more)} more`] : []),
  ];
};
