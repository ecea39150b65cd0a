import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { adminsAtWork } from '../../support/admins-at-work.ts';
import { ageEntitlements } from '../../support/aged-offer.ts';
import { expectRefused } from '../../support/expect-refused.ts';
import { givenCompany } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenPeople } from '../../support/people.ts';

let company: PayoutStack;
let at: Awaited<ReturnType<typeof adminsAtWork>>;
beforeAll(async () => {
  company = await startPayoutStack();
  at = await adminsAtWork(company);
});
afterAll(() => company.discard());
beforeEach(async () => {
  await givenCompany(company);
  await givenPeople(company);
  await ageEntitlements(company, 100);
});

describe('offers', () => {
  it('that somebody wrote among the offers by SQL come to nothing', async () => {
    const { as, bea, secondAdmin, offered, confirm, look } = at;
    await secondAdmin();
    const offer = await offered(as.adi);
    await company.sql(
      `UPDATE mlm_payout_offers SET content = REPLACE(content, '"operator"', '"approver"') WHERE id = ?`,
      [offer.offerId],
    );
    expectRefused(await confirm(bea, offer), 'offer-ended', /changed in the database/);
    expect(await look(offer.offerId)).toEqual({ offer: 'overtaken' });
  });

  it('that were confirmed once are not given again by a row that SQL opens, nor later by one that it prolongs', async () => {
    const { as, bea, issuer, secondAdmin, offered, confirm, look } = at;
    await secondAdmin();
    const asked = { userId: '9', issuer: issuer(), subject: 'nil', roles: ['admin'] };
    const offer = await offered(as.adi, asked);
    expect((await confirm(bea, offer)).body).toMatchObject({ outcome: 'counted' });
    await bea.remove('/api/approvers/9', { reason: 'left' });
    await company.sql(`UPDATE mlm_payout_offers SET state = 'open' WHERE id = ?`, [offer.offerId]);
    expect(await look(offer.offerId)).toEqual({ offer: 'overtaken' });
    const late = await offered(as.adi, asked);
    await company.sql('UPDATE mlm_payout_offers SET expires_at = expires_at + INTERVAL 30 DAY WHERE id = ?', [
      late.offerId,
    ]);
    expectRefused(await confirm(bea, late), 'offer-ended', /changed in the database/);
  });
});
