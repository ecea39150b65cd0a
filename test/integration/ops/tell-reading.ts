import type { PayoutStack } from '../../support/payout-stack.ts';
import { givenBatch } from '../../support/people.ts';
import type { People } from '../payments/ask-payment.ts';
import { told } from './told.ts';

const OF_BATCH = [
  '',
  '/items',
  '/items?person=11',
  '/items?commission=500001',
  '/items?numbers=1,2',
  '/items?status=paid',
  '/events',
  '/summary',
];

const PLACES = [
  'me',
  'batches',
  'batches?person=11',
  'batches?person=11&status=completed&amountFrom=5',
  'batches?status=pending_approval',
  'batches?reference=AUTO',
  'batches?paymentReference=UTR-1',
  'batches?from=2026-01-01&to=2036-12-31',
  'batches?amountFrom=5&amountTo=10',
  'audit/settings',
  'people/11',
  'people/12',
  'people/12/commissions',
  'people/11/commissions?status=waits',
  'people/11/commissions?commission=500001',
  'people?q=11',
  'people?q=ass',
  'people?commission=500001',
];

/** All that the page shows of batches, people and the trail, and each list a page further. */
export const tellReading = async (company: PayoutStack, as: People): Promise<void> => {
  const { batchId } = await givenBatch(company);
  for (const path of OF_BATCH) await told(as.vani.get(`/api/batches/${batchId}${path}`));
  for (const path of PLACES) await told(as.vani.get(`/api/${path}`));
  for (const path of ['batches', 'audit', 'audit/batch-500000', 'people/11/commissions']) {
    const { nextCursor } = await told(as.vani.get(`/api/${path}?limit=2`));
    await told(as.vani.get(`/api/${path}?limit=2&cursor=${nextCursor}`));
  }
  await told(as.vani.post('/api/audit/verify', { stream: `batch-${batchId}` }));
  for (const who of ['asha', 'farah', 'om', 'adi', 'vani'] as const) await told(as[who].get('/api/inbox'));
};
