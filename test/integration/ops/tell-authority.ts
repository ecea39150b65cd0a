import { expect } from 'vitest';
import { ageEntitlements, ageOffer } from '../../support/aged-offer.ts';
import { apiAs } from '../../support/api-client.ts';
import { askOps, setSettings } from '../../support/ask-ops.ts';
import type { PayoutStack } from '../../support/payout-stack.ts';
import { givenApprover } from '../../support/people.ts';
import type { People } from '../payments/ask-payment.ts';
import { told } from './told.ts';

const settings = async (company: PayoutStack, { adi }: People): Promise<void> => {
  expect(await setSettings(company, { reminder_hours: '20' })).toMatchObject({ outcome: 'changed' });
  await told(adi.put('/api/settings', { settings: { reminder_hours: '24' }, reason: 'as agreed' }));
  for (const list of ['settings', 'settings/history', 'settings/history?key=reminder_hours'])
    await told(adi.get(`/api/${list}`));
};

/** Offered, listed, confirmed by the second admin; another one refused; roles that go, and what they approved with them. */
const offers = async (company: PayoutStack, { adi, vani }: People): Promise<void> => {
  const bea = await apiAs(company, 'bea');
  const issuer = company.stack.env['PAYOUT_ISSUER_URL'];
  const zoe = { userId: '41', issuer, subject: 'zoe', roles: ['viewer', 'finance'], reason: 'holidays' };
  const { offer } = await told(adi.post('/api/approvers', zoe));
  for (const list of ['offers', 'approvers', 'inbox']) await told(adi.get(`/api/${list}`));
  await told(bea.post(`/api/offers/${offer.offerId}/confirm`, { hash: offer.hash }));
  await told(adi.remove('/api/approvers/41', { reason: 'left' }));
  const loosens = await told(adi.put('/api/settings', { settings: { reminder_hours: '90' }, reason: 'x' }));
  const { offerId, hash } = loosens.offer;
  await told(bea.post(`/api/offers/${offerId}/refuse`, { hash, reason: 'no' }));
  await told(vani.get('/api/offers'));
  await told(vani.post('/api/me/sign-out-everywhere', {}));
};

/** As nobody confirms it, it counts after three days of being told. */
const emergency = async (company: PayoutStack, { adi }: People): Promise<void> => {
  const yan = {
    userId: '42',
    issuer: company.stack.env['PAYOUT_ISSUER_URL'],
    subject: 'yan',
    roles: ['admin'],
  };
  const { offer } = await askOps(company, 'approvers.add', { args: { ...yan, emergency: true } });
  await ageOffer(company, offer.offerId, 73);
  const asked = { command: 'look-at-offer', offerId: offer.offerId };
  expect(await company.invoke(asked, 'worker')).toEqual({ offer: 'waits' });
  await company.sql('UPDATE mlm_payout_offers SET look_at = look_at - INTERVAL 2 DAY');
  await told(adi.remove('/api/approvers/31', { reason: 'left' }));
  await told((await apiAs(company, 'bea')).get('/api/offers'));
};

/** Settings, roles and what the second admin has to confirm. */
export const tellAuthority = async (company: PayoutStack, as: People): Promise<void> => {
  await settings(company, as);
  await company.sql(`INSERT INTO users (id, name, email) VALUES (41, 'zoe', 'z@x'), (42, 'yan', 'y@x')`);
  await givenApprover(company, { userId: 31, subject: 'bea', roles: ['admin'] });
  await ageEntitlements(company, 100);
  await offers(company, as);
  await emergency(company, as);
  for (const command of ['status', 'settings.get', 'settings.history', 'approvers.list'])
    expect(await askOps(company, command)).not.toHaveProperty('errorType');
  await told(as.adi.remove('/api/approvers/4', { reason: 'left' }));
};
