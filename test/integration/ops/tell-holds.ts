import { apiAs } from '../../support/api-client.ts';
import { askOps } from '../../support/ask-ops.ts';
import type { PayoutStack } from '../../support/payout-stack.ts';
import { givenApprover, givenBatch } from '../../support/people.ts';
import { commissionOf, type People } from '../payments/ask-payment.ts';
import { told } from './told.ts';

/** On a person and on a commission that open batches hold; listed, lifted by another operator, and forgotten why. */
export const tellHolds = async (company: PayoutStack, as: People): Promise<void> => {
  await givenApprover(company, { userId: 51, subject: 'oli', roles: ['operator'] });
  const oli = await apiAs(company, 'oli');
  const commissionId = await commissionOf(company, await givenBatch(company), 1);
  const held = [];
  for (const what of [
    { kind: 'person', userId: '12' },
    { kind: 'commission', commissionId },
  ]) {
    const { hold } = await told(as.om.post('/api/holds', { ...what, reason: 'KYC has lapsed' }));
    held.push(hold);
  }
  const { nextCursor } = await told(as.vani.get('/api/holds?limit=1'));
  await told(as.vani.get(`/api/holds?limit=1&cursor=${nextCursor}`));
  await told(as.vani.get('/api/people/12'));
  for (const { holdId } of held) await told(oli.remove(`/api/holds/${holdId}`, { reason: 'it is back' }));
  const { items } = await told(as.vani.get('/api/audit/holds'));
  for (const { seq } of items.slice(0, 4))
    await askOps(company, 'audit.erase-note', { args: { stream: 'holds', seq } });
};
