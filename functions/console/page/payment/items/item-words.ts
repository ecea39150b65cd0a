import type { BatchItem } from './batch-item.ts';

const WORDS: Readonly<Record<BatchItem['status'], string>> = {
  pending: 'is open',
  approved: 'is open',
  paid: 'is paid',
  failed: 'failed',
  released: 'was released',
  dropped: 'was dropped',
  returned: 'came back',
};

const MARKED = { left_out: 'was left out of this payment', failed: 'is marked as failed' } as const;

/** How far an item is: "item 12 is paid". */
export const itemWords = ({ status, mark }: Pick<BatchItem, 'status' | 'mark'>): string =>
  mark && (status === 'pending' || status === 'approved') ? MARKED[mark] : WORDS[status];
