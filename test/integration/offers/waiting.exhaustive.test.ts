import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { adminsAtWork, BEA } from '../../support/admins-at-work.ts';
import { ageEntitlements, ageOffer } from '../../support/aged-offer.ts';
import { apiAs } from '../../support/api-client.ts';
import { askOps } from '../../support/ask-ops.ts';
import { levelsTried } from '../../support/exhaustive.ts';
import { expectRefused } from '../../support/expect-refused.ts';
import { givenCompany } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenPeople } from '../../support/people.ts';

describe.each(levelsTried())('offers that wait, under %s', (isolation) => {
  let company: PayoutStack;
  let at: Awaited<ReturnType<typeof adminsAtWork>>;
  beforeAll(async () => {
    company = await startPayoutStack({ isolation });
    at = await adminsAtWork(company);
  });
  afterAll(() => company.discard());
  beforeEach(async () => {
    await givenCompany(company);
    await givenPeople(company);
    await ageEntitlements(company, 100);
  });

  it('that the only admin wants for himself wait for somebody else', async () => {
    const { as, issuer, offered, confirm, roles, look } = at;
    const own = { userId: '8', issuer: issuer(), subject: 'adi', roles: ['approver', 'admin'] };
    const offer = await offered(as.adi, own);
    expectRefused(await confirm(as.adi, offer), 'not-entitled', /about yourself/);
    await ageOffer(company, offer.offerId, 80);
    expect(await look(offer.offerId)).toEqual({ offer: 'waits' });
    expect(await roles('adi')).toEqual(['admin']);
  });

  it('where one of two admins removes the other still take two, until three days are over', async () => {
    const { as, issuer, secondAdmin, offered, look } = at;
    await secondAdmin();
    await as.adi.remove(`/api/approvers/${BEA}`, { reason: 'now I can do as I like' });
    const mallory = {
      userId: '9',
      issuer: issuer(),
      subject: 'nil',
      roles: ['approver', 'finance', 'admin'],
    };
    const offer = await offered(as.adi, mallory);
    expect(offer).toMatchObject({ confirmationsMissing: 1, countsFrom: expect.any(String) });
    expect(await look(offer.offerId)).toEqual({ offer: 'waits' });
    await ageEntitlements(company, 73);
    await ageOffer(company, offer.offerId, 73);
    expect(await look(offer.offerId)).toEqual({ offer: 'counted' });
    expect(await look(offer.offerId)).toEqual({ offer: 'over' });
    expect((await apiAs(company, 'nil').then((nil) => nil.get('/api/me'))).body.roles).toHaveLength(3);
  });

  it('that the other admin let lie count three days after that admin is removed, and not at once', async () => {
    const { as, issuer, secondAdmin, offered, look } = at;
    await secondAdmin();
    const offer = await offered(as.adi, {
      userId: '9',
      issuer: issuer(),
      subject: 'nil',
      roles: ['approver', 'finance', 'admin'],
    });
    await ageOffer(company, offer.offerId, 80);
    await as.adi.remove(`/api/approvers/${BEA}`, { reason: 'on holiday, and in my way' });
    expect(await look(offer.offerId)).toEqual({ offer: 'waits' });
    await ageEntitlements(company, 73);
    expect(await look(offer.offerId)).toEqual({ offer: 'counted' });
  });

  it.each([
    ['deleted by the host', `DELETE FROM users WHERE id = ${BEA}`],
    ['made inactive by SQL', `UPDATE mlm_payout_approvers SET active = 0 WHERE user_id = ${BEA}`],
  ])('take two as long as the second admin, %s, is not removed on record', async (_, sql) => {
    const { as, issuer, secondAdmin, offered, look } = at;
    await secondAdmin();
    await company.sql(sql);
    const offer = await offered(as.adi, {
      userId: '9',
      issuer: issuer(),
      subject: 'nil',
      roles: ['admin'],
    });
    expect(offer).toMatchObject({ confirmationsMissing: 1, countsFrom: null });
    await ageOffer(company, offer.offerId, 80);
    expect(await look(offer.offerId)).toEqual({ offer: 'waits' });
    await as.adi.remove(`/api/approvers/${BEA}`, { reason: 'gone' });
    expect(await look(offer.offerId)).toEqual({ offer: 'waits' });
    await ageEntitlements(company, 73);
    expect(await look(offer.offerId)).toEqual({ offer: 'counted' });
  });

  it('whose offerer is an admin no more take as many confirmations as if nobody had offered them', async () => {
    const { as, bea, carl, secondAdmin, thirdAdmin, offered, confirm } = at;
    await secondAdmin();
    await thirdAdmin();
    const offer = await offered(as.adi);
    await bea.remove('/api/approvers/8', { reason: 'left' });
    expect((await confirm(bea, offer)).body).toMatchObject({
      outcome: 'confirmed',
      offer: { confirmationsMissing: 1 },
    });
    expect((await confirm(carl, offer)).body).toMatchObject({ outcome: 'counted' });
  });

  it('end after seven days, and when the sign-in is removed meanwhile', async () => {
    const { as, bea, secondAdmin, offered, confirm, look } = at;
    await secondAdmin();
    const offer = await offered(as.adi);
    const hash = await ageOffer(company, offer.offerId, 7 * 24);
    expectRefused(await confirm(bea, { ...offer, hash }), 'offer-ended', /nobody confirmed it in time/);
    expect(await look(offer.offerId)).toEqual({ offer: 'expired' });
    const second = await offered(as.adi);
    await ageOffer(company, second.offerId, 7 * 24);
    const again = await offered(as.adi);
    expect(again.offerId).not.toBe(second.offerId);
    await bea.remove('/api/approvers/5', { reason: 'left' });
    expectRefused(await confirm(bea, again), 'offer-ended', /not so any more/);
  });

  it('are over when what they were decided on is changed, whoever else confirmed them', async () => {
    const { bea, offered, confirm, secondAdmin, thirdAdmin, as, byOps, issuer } = at;
    await secondAdmin();
    await thirdAdmin();
    const bimal = { userId: '2', issuer: issuer(), subject: 'bimal' };
    const offer = await offered(as.adi, { ...bimal, roles: ['operator', 'approver'] });
    expect(await byOps({ ...bimal, roles: ['viewer'] })).toMatchObject({ outcome: 'changed' });
    expectRefused(await confirm(bea, offer), 'offer-ended', /not so any more/);
    expect((await as.vani.get('/api/offers')).body.items).toMatchObject([
      { state: 'overtaken', ended: { reason: 'the sign-in was changed meanwhile' } },
    ]);
  });

  it('are shown at the terminal, with what they wait for', async () => {
    const { byOps, confirm, secondAdmin, as } = at;
    await secondAdmin();
    const { offer } = await byOps();
    await confirm(as.adi, offer);
    const { waiting } = await askOps(company, 'approvers.list');
    expect(waiting).toMatchObject([
      {
        offerId: offer.offerId,
        what: 'user 5 (sign-in farah): finance -> operator,finance',
        offeredBy: 'unverified: om@terminal',
        confirmationsMissing: 1,
        emergency: false,
      },
    ]);
  });
});
