import { takeAway } from '../../support/take-away.ts';
import type { People } from '../payments/ask-payment.ts';

const ASKED = [
  { of: 'batch', id: '500000', format: 'csv' },
  { of: 'items', id: '500000', format: 'csv' },
  { of: 'events', id: 'settings', format: 'csv' },
  { of: 'person', id: '11', format: 'csv' },
  { of: 'batches', filter: { status: 'pending_approval' }, format: 'csv' },
  { of: 'runs', format: 'csv' },
];

/** A file of everything of which there are files. */
export const tellExports = async ({ farah }: People): Promise<void> => {
  for (const asked of ASKED) await takeAway(farah, asked);
};
