import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { adminsAtWork, BEA } from '../../support/admins-at-work.ts';
import { ageEntitlements } from '../../support/aged-offer.ts';
import { askOps } from '../../support/ask-ops.ts';
import { levelsTried } from '../../support/exhaustive.ts';
import { expectRefused } from '../../support/expect-refused.ts';
import { givenCompany } from '../../support/given.ts';
import { everyTable } from '../../support/ledger-facts.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenPeople } from '../../support/people.ts';

describe.each(levelsTried())('entitlements, under %s', (isolation) => {
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

  it('that are offered by an admin change nothing until another admin confirms them', async () => {
    const { as, bea, issuer, secondAdmin, offered, confirm, roles } = at;
    await secondAdmin();
    const entitled = await company.sql('SELECT * FROM mlm_payout_approvers ORDER BY id');
    const offer = await offered(as.adi);
    expect(offer).toMatchObject({ confirmationsMissing: 1, countsFrom: null });
    expect(await company.sql('SELECT * FROM mlm_payout_approvers ORDER BY id')).toEqual(entitled);
    expect(await roles()).toEqual(['finance']);
    const listed = (await as.vani.get('/api/approvers')).body;
    expect(listed.offers).toMatchObject([
      {
        offerId: offer.offerId,
        offeredBy: { actor: 'user 8', person: { name: 'adi' } },
        confirmationsMissing: 1,
      },
    ]);
    const answer = await confirm(bea, offer);
    expect(answer.body).toMatchObject({
      outcome: 'counted',
      offer: {
        state: 'done',
        confirmations: [{ by: { name: 'bea' } }],
        may: { confirm: false, refuse: false },
      },
    });
    expect(await roles()).toEqual(['operator', 'finance']);
    const [row] = await company.sql(`SELECT active_since FROM mlm_payout_approvers WHERE subject = 'farah'`);
    expect(String(row?.['active_since']).slice(0, 4)).toBe('2020');
    const [event] = await company.sql(
      `SELECT actor, detail FROM mlm_payout_events WHERE stream = 'approvers' AND action = 'approver_changed'`,
    );
    expect(event?.['actor']).toBe(`user ${BEA}`);
    expect(JSON.parse(String(event?.['detail']))).toMatchObject({
      reason: 'holidays',
      offeredBy: 'user 8',
      confirmedBy: [String(BEA)],
      byIssuer: issuer(),
      bySubject: 'bea',
      requestId: expect.any(String),
    });
    expect((await confirm(bea, offer)).body).toMatchObject({ outcome: 'already_recorded' });
  });

  it('that an approver gets by two admins begin with the confirmation', async () => {
    const { as, bea, issuer, secondAdmin, offered, confirm } = at;
    await secondAdmin();
    const asked = { userId: '9', issuer: issuer(), subject: 'nil', roles: ['approver'] };
    const offer = await offered(as.adi, asked);
    const confirmedAfter = Date.now();
    await confirm(bea, offer);
    const [row] = await company.sql(`SELECT active_since FROM mlm_payout_approvers WHERE subject = 'nil'`);
    expect(Date.parse(`${String(row?.['active_since']).replace(' ', 'T')}Z`)).toBeGreaterThanOrEqual(
      confirmedAfter,
    );
  });

  it('that the terminal offers take two admins where two are active, and one where one is', async () => {
    const { as, bea, secondAdmin, byOps, confirm, refuse, roles } = at;
    const one = await byOps();
    expect(one).toMatchObject({ outcome: 'offered', offer: { confirmationsMissing: 1 } });
    expectRefused(await refuse(as.farah, one['offer']), 'not-entitled', /role admin/);
    expect((await refuse(as.adi, one['offer'])).body).toMatchObject({ outcome: 'refused' });
    await secondAdmin();
    const two = await byOps();
    expect(two).toMatchObject({ outcome: 'offered', offer: { confirmationsMissing: 2 } });
    expect((await confirm(as.adi, two['offer'])).body).toMatchObject({
      outcome: 'confirmed',
      offer: { confirmationsMissing: 1 },
    });
    expect(await roles()).toEqual(['finance']);
    expect((await confirm(bea, two['offer'])).body).toMatchObject({ outcome: 'counted' });
    expect(await roles()).toEqual(['operator', 'finance']);
  });

  it('are confirmed neither by whoever offers them, nor by whom they are about, nor by nobody who is no admin', async () => {
    const { as, bea, issuer, secondAdmin, offered, confirm, refuse, state } = at;
    await secondAdmin();
    const offer = await offered(as.adi);
    expectRefused(await confirm(as.adi, offer), 'not-entitled', /^You offered it yourself/);
    expectRefused(await confirm(as.asha, offer), 'not-entitled', /admin/);
    expectRefused(await confirm(as.farah, offer), 'not-entitled', /admin/);
    const own = await offered(as.adi, {
      userId: String(BEA),
      issuer: issuer(),
      subject: 'bea',
      roles: ['finance', 'admin'],
    });
    expectRefused(await confirm(bea, own), 'not-entitled', /about yourself/);
    expectRefused(await refuse(bea, own), 'not-entitled', /about yourself/);
    expectRefused(await confirm(bea, { ...offer, hash: '0'.repeat(64) }), 'offer-ended', /not what you saw/);
    expect(await state(offer.offerId)).toBe('open');
  });

  it('that are refused change no row of anybody, and are over', async () => {
    const { as, bea, secondAdmin, offered, confirm, refuse } = at;
    await secondAdmin();
    const offer = await offered(as.adi);
    const before = await company.sql('SELECT * FROM mlm_payout_approvers ORDER BY id');
    expect((await refuse(bea, offer)).body).toMatchObject({
      outcome: 'refused',
      offer: { state: 'refused' },
    });
    expect(await company.sql('SELECT * FROM mlm_payout_approvers ORDER BY id')).toEqual(before);
    expectRefused(await confirm(bea, offer), 'offer-ended', /was refused/);
    expect((await refuse(bea, offer)).body).toMatchObject({ outcome: 'already_recorded' });
  });

  it('that are refused by the API leave every table as it was', async () => {
    const { farahOperates, as, bea, secondAdmin, offered, confirm } = at;
    await secondAdmin();
    const offer = await offered(as.adi);
    const before = await everyTable(company);
    await confirm(as.adi, offer);
    await confirm(as.asha, offer);
    await confirm(bea, { ...offer, hash: '0'.repeat(64) });
    await confirm(bea, { ...offer, offerId: '999' });
    await as.asha.post('/api/approvers', { ...farahOperates(), reason: 'me too' });
    expect(await everyTable(company)).toEqual(before);
  });

  it('taken away are so at once; the last admin stays', async () => {
    const { as, issuer, byOps } = at;
    const answer = await as.adi.remove('/api/approvers/5', { reason: 'left' });
    expect(answer.body).toMatchObject({ outcome: 'removed' });
    expectRefused(await as.farah.get('/api/me'), 'not-entitled', /./);
    const self = await as.adi.remove('/api/approvers/8', { reason: 'left' });
    expectRefused(self, 'invalid-input', /last active admin/);
    expect(await askOps(company, 'approvers.remove', { args: { userId: '8' } })).toMatchObject({
      errorMessage: expect.stringMatching(/last active admin/),
    });
    const fewer = { userId: '8', issuer: issuer(), subject: 'adi', roles: ['viewer'] };
    expect(await byOps(fewer)).toMatchObject({ errorMessage: expect.stringMatching(/last active admin/) });
  });

  it('of a user who has a sign-in are given to another one only after the first was removed', async () => {
    const { as, issuer, byOps } = at;
    const another = { userId: '5', issuer: issuer(), subject: 'farah-2', roles: ['finance'] };
    expect(await byOps(another)).toMatchObject({
      errorMessage: expect.stringMatching(/has farah at .*: remove that first/),
    });
    await as.adi.remove('/api/approvers/5', { reason: 'a new telephone' });
    expect(await byOps(another)).toMatchObject({ outcome: 'offered' });
  });

  it('that one admin gives alone say so, where there was no second one for three days', async () => {
    const { farahOperates, as } = at;
    const answer = await as.adi.post('/api/approvers', { ...farahOperates(), reason: 'holidays' });
    expect(answer.body).toMatchObject({ outcome: 'changed', alone: true, offer: null });
    const told = await company.sql(
      `SELECT message FROM mlm_notification_log WHERE type = 'payout_entitlement_changed' AND notice_key LIKE '%/admin'`,
    );
    expect(told[0]?.['message']).toMatch(/One person decided this alone/);
  });

  it('are one offer, however often and by whomever the same is asked', async () => {
    const { farahOperates, as, bea, secondAdmin, offered } = at;
    await secondAdmin();
    const offer = await offered(as.adi);
    expect(await offered(as.adi)).toMatchObject({ offerId: offer.offerId });
    const other = await bea.post('/api/approvers', { ...farahOperates(), reason: 'holidays' });
    expectRefused(other, 'invalid-input', new RegExp(`offer ${offer.offerId} about the same is open`));
  });
});
