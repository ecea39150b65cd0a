import { askOps } from '../../support/ask-ops.ts';
import type { PayoutStack } from '../../support/payout-stack.ts';
import type { AccessRow, MadeOffer } from './access-row.ts';

/** Each about somebody else, who is entitled to nothing yet. */
let offers = 0;
export const offerFor = async (company: PayoutStack, { offer: kind }: AccessRow): Promise<MadeOffer> => {
  if (kind === undefined) return { offerId: '0', hash: '0'.repeat(64) };
  await company.sql(`UPDATE mlm_payout_offers SET state = 'expired', open_key = NULL WHERE state = 'open'`);
  offers += 1;
  const userId = 1_000 + offers;
  await company.sql('INSERT INTO users (id, name, email) VALUES (?, ?, ?)', [
    userId,
    'new',
    `n${userId}@example.com`,
  ]);
  const args = {
    userId: String(userId),
    issuer: 'https://issuer.example',
    subject: `new-${userId}`,
    roles: ['admin'],
  };
  const emergency = kind === 'emergency' ? { emergency: true } : {};
  const { offer } = await askOps(company, 'approvers.add', { args: { ...args, ...emergency } });
  return offer;
};
