import { expect } from 'vitest';
import { ageAnnouncement, ageEntitlements, ageOffer } from '../../support/aged-offer.ts';
import { type ApiClient, apiAs } from '../../support/api-client.ts';
import type { PayoutStack } from '../../support/payout-stack.ts';
import { givenBatch } from '../../support/people.ts';
import { approve, cameTo } from '../../support/sign-off.ts';

type Offer = { readonly offerId: string; readonly hash: string };

/** The ops function, as the use case says it. */
type AskOps = (command: string, args: object) => Promise<{ readonly [field: string]: unknown }>;

const someone = (company: PayoutStack, userId: number, subject: string, roles: readonly string[]) => ({
  userId: String(userId),
  issuer: company.stack.env['PAYOUT_ISSUER_URL'],
  subject,
  roles,
});

const byTime = async (company: PayoutStack, { offerId }: Offer, outcome: string): Promise<void> => {
  await ageEntitlements(company, 80);
  await ageOffer(company, offerId, 80);
  expect(await company.invoke({ command: 'look-at-offer', offerId }, 'worker')).toEqual({ offer: outcome });
};

/** With two admins: offered, confirmed, refused, overtaken. What is left of it is that one of them goes. */
const useTwoAdmins = async (
  company: PayoutStack,
  adi: ApiClient,
  askOps: AskOps,
  reason: string,
): Promise<void> => {
  const sent = async (who: ApiClient, path: string, body: object) => (await who.post(path, body)).body;
  const zoe = someone(company, 61, 'zoe', ['admin']);
  expect(await sent(adi, '/api/approvers', { ...zoe, reason })).toMatchObject({ outcome: 'added' });
  const admin = await apiAs(company, 'zoe');
  const offered = await sent(adi, '/api/approvers', { ...someone(company, 62, 'yan', ['viewer']), reason });
  expect(offered).toMatchObject({ outcome: 'offered' });
  const { offerId, hash } = offered.offer as Offer;
  expect(await sent(admin, `/api/offers/${offerId}/confirm`, { hash })).toMatchObject({ outcome: 'counted' });
  const { offer } = (await askOps('approvers.add', someone(company, 62, 'yan', ['operator']))) as {
    offer: Offer;
  };
  expect(offer).toMatchObject({ confirmationsMissing: 2 });
  expect(await askOps('approvers.remove', { userId: '62' })).toMatchObject({ outcome: 'removed' });
  expect((await adi.get('/api/approvers')).status).toBe(200);
  expect((await adi.remove('/api/approvers/61', { reason })).status).toBe(200);
};

/** Entitlements and settings that wait for the first of two admins again, and count because nobody else is there. */
const useTime = async (company: PayoutStack, adi: ApiClient, reason: string): Promise<void> => {
  const batch = await givenBatch(company);
  expect(cameTo(await approve(await apiAs(company, 'bimal'), batch))).toBe('recorded');
  const bimal = { ...someone(company, 2, 'bimal', ['operator']), reason };
  const entitled = (await adi.post('/api/approvers', bimal)).body;
  const loosened = (await adi.put('/api/settings', { settings: { reminder_hours: '0' }, reason })).body;
  await byTime(company, entitled.offer, 'counted');
  await byTime(company, loosened.offer, 'counted');
};

/** Announced, sent, and counted by time. */
const useEmergency = async (company: PayoutStack, askOps: AskOps): Promise<void> => {
  const args = { ...someone(company, 63, 'xan', ['admin']), emergency: true };
  const { offer } = (await askOps('approvers.add', args)) as { offer: Offer };
  for (let minutes = 0; minutes < 3; minutes += 1) await company.invoke({}, 'notice');
  await ageAnnouncement(company, offer.offerId, 80);
  await byTime(company, offer, 'counted');
};

/** Every way in which an offer ends, each with what somebody typed. */
export const useOffers = async (
  company: PayoutStack,
  { askOps, reason }: { readonly askOps: AskOps; readonly reason: string },
): Promise<void> => {
  await company.sql(
    `INSERT INTO users (id, name, email) VALUES (61, 'zoe', 'z@x'), (62, 'yan', 'y@x'), (63, 'xan', 'x@x')`,
  );
  const adi = await apiAs(company, 'adi');
  await useTwoAdmins(company, adi, askOps, reason);
  await useTime(company, adi, reason);
  await useEmergency(company, askOps);
};
