import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ageAnnouncement, ageEntitlements, ageOffer } from '../../support/aged-offer.ts';
import { type ApiClient, apiAs } from '../../support/api-client.ts';
import { askOps } from '../../support/ask-ops.ts';
import { expectRefused } from '../../support/expect-refused.ts';
import { givenCompany } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenApprover, givenPeople, signedIn } from '../../support/people.ts';

let company: PayoutStack;
let as: Awaited<ReturnType<typeof signedIn>>;
let zoe: ApiClient;
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
  zoe = await apiAs(company, 'zoe');
});
afterAll(() => company.discard());
beforeEach(async () => {
  await givenCompany(company);
  await givenPeople(company);
  await ageEntitlements(company, 100);
  await company.sql(`INSERT INTO users (id, name, email) VALUES (41, 'zoe', 'zoe@example.com')`);
});

const issuer = () => company.stack.env['PAYOUT_ISSUER_URL'] ?? '';
const zoeAsAdmin = () => ({ userId: '41', issuer: issuer(), subject: 'zoe', roles: ['admin'] });
const add = (args: Record<string, unknown>) => askOps(company, 'approvers.add', { args });
const emergency = () => add({ ...zoeAsAdmin(), emergency: true });
const look = (offerId: string) => company.invoke({ command: 'look-at-offer', offerId }, 'worker');
const sendNotices = () => company.invoke({}, 'notice');
const refuse = (who: ApiClient, { offerId, hash }: { offerId: string; hash: string }) =>
  who.post(`/api/offers/${offerId}/refuse`, { hash, reason: 'I am here' });
const toldOf = async (offerId: string) =>
  (
    await company.sql(
      'SELECT notice_key, status FROM mlm_notification_log WHERE notice_key LIKE ? ORDER BY id',
      [`payout_entitlement_changed/offers-${offerId}/%`],
    )
  ).map(({ notice_key, status }) => `${String(notice_key).split('/').slice(2).join('/')} ${status}`);

describe('nobody is locked out without a way that needs no SQL', () => {
  it('the only admin leaves: the next one is entitled first, then the last may go', async () => {
    const offered = await add(zoeAsAdmin());
    expect(offered).toMatchObject({ outcome: 'offered', offer: { confirmationsMissing: 1 } });
    const confirmed = await as.adi.post(`/api/offers/${offered['offer'].offerId}/confirm`, {
      hash: offered['offer'].hash,
    });
    expect(confirmed.body).toMatchObject({ outcome: 'counted' });
    expect((await zoe.remove('/api/approvers/8', { reason: 'left the company' })).body).toMatchObject({
      outcome: 'removed',
    });
    expectRefused(await as.adi.get('/api/me'), 'not-entitled', /./);
  });

  it('one person holds IAM and admin: alone they entitle nobody where there is another admin', async () => {
    await givenApprover(company, { userId: 31, subject: 'bea', roles: ['admin'] });
    const offered = await add({ ...zoeAsAdmin(), roles: ['approver', 'finance', 'admin'] });
    const { offerId, hash } = offered['offer'];
    expect((await as.adi.post(`/api/offers/${offerId}/confirm`, { hash })).body).toMatchObject({
      outcome: 'confirmed',
    });
    await ageOffer(company, offerId, 100);
    expect(await look(offerId)).toEqual({ offer: 'waits' });
    expectRefused(await zoe.get('/api/me'), 'not-entitled', /./);
  });

  it('the first admin counts at once where there never was one, and the next one does not', async () => {
    await givenCompany(company);
    await company.sql(
      `INSERT INTO users (id, name, email) VALUES (41, 'zoe', 'zoe@example.com'), (8, 'adi', 'adi@example.com')`,
    );
    expect(await add(zoeAsAdmin())).toMatchObject({ outcome: 'added', alone: false });
    expect((await zoe.get('/api/me')).body.roles).toEqual(['admin']);
    const second = { userId: '8', issuer: issuer(), subject: 'adi', roles: ['admin'] };
    expect(await add(second)).toMatchObject({ outcome: 'offered' });
  });
});

describe('an emergency', () => {
  it('is told to everybody at once and each day, and counts after three days, once that was sent', async () => {
    const { outcome, offer } = await emergency();
    expect(outcome).toBe('offered');
    expect(offer).toMatchObject({ confirmationsMissing: 0, countsFrom: expect.any(String) });
    expect(await toldOf(offer.offerId)).toEqual([
      'made/admin pending',
      'made/finance pending',
      'made/approver pending',
    ]);
    await ageOffer(company, offer.offerId, 73);
    // Nobody was told yet.
    expect(await look(offer.offerId)).toEqual({ offer: 'waits' });
    await sendNotices();
    await sendNotices();
    const told = await toldOf(offer.offerId);
    expect(told.slice(0, 3)).toEqual(['made/admin sent', 'made/finance sent', 'made/approver sent']);
    expect(told.slice(3).map((line) => line.replace(/\d{4}-\d\d-\d\d/, 'today'))).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^today\/admin /),
        expect.stringMatching(/^today\/finance /),
      ]),
    );
    // They were told just now, and have 72 hours to refuse it.
    expect(await look(offer.offerId)).toEqual({ offer: 'waits' });
    await ageAnnouncement(company, offer.offerId, 73);
    expect(await look(offer.offerId)).toEqual({ offer: 'counted' });
    expect((await zoe.get('/api/me')).body.roles).toEqual(['admin']);
  });

  it('is refused by anybody who is entitled to anything', async () => {
    const { offer } = await emergency();
    const confirmed = await as.adi.post(`/api/offers/${offer.offerId}/confirm`, { hash: offer.hash });
    expectRefused(confirmed, 'not-entitled', /An emergency is not confirmed/);
    expect((await refuse(as.vani, offer)).body).toMatchObject({ outcome: 'refused' });
    await ageOffer(company, offer.offerId, 73);
    expect(await look(offer.offerId)).toEqual({ offer: 'over' });
    expectRefused(await zoe.get('/api/me'), 'not-entitled', /./);
  });

  it('is refused by an admin who was removed since, and by nobody who was removed long before', async () => {
    await givenApprover(company, { userId: 31, subject: 'bea', roles: ['admin'] });
    await givenApprover(company, { userId: 32, subject: 'carl', roles: ['admin'] });
    const [bea, carl] = [await apiAs(company, 'bea'), await apiAs(company, 'carl')];
    await as.adi.remove('/api/approvers/32', { reason: 'left' });
    await company.sql(
      `UPDATE mlm_payout_approvers SET changed_at = changed_at - INTERVAL 73 HOUR WHERE user_id = 32`,
    );
    const { offer } = await emergency();
    await as.adi.remove('/api/approvers/31', { reason: 'in the way' });
    expectRefused(await refuse(carl, offer), 'not-entitled', /./);
    expectRefused(await bea.get('/api/batches'), 'not-entitled', /./);
    expectRefused(await carl.get('/api/offers'), 'not-entitled', /no emergency that you may refuse/);
    expect((await bea.get('/api/offers')).body.items).toMatchObject([
      { offerId: offer.offerId, may: { refuse: true } },
    ]);
    expect((await refuse(bea, offer)).body).toMatchObject({ outcome: 'refused' });
  });

  it('leads the list, however many offers are made after it', async () => {
    const { offer } = await emergency();
    await company.sql(
      `INSERT INTO mlm_payout_offers (id, kind, content, hash, emergency, offered_by, offered_at, expires_at, reason, state)
       WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 60)
       SELECT o.id + n.i, o.kind, o.content, o.hash, 0, o.offered_by, o.offered_at, o.expires_at, o.reason, 'open'
         FROM mlm_payout_offers o JOIN n WHERE o.id = ?`,
      [offer.offerId],
    );
    const { items } = (await as.vani.get('/api/offers')).body;
    expect(items).toHaveLength(50);
    expect(items[0]).toMatchObject({ offerId: offer.offerId, emergency: true });
  });

  it('is listed, however much became of other offers since', async () => {
    const { offer } = await emergency();
    await company.sql(
      `INSERT INTO mlm_payout_events (stream, seq, actor, action, detail, occurred_at, prev_hash, hash)
       WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 900)
       SELECT e.stream, e.seq + n.i, e.actor, 'offer_refused', CONCAT('{"because":"', REPEAT('x', 1200), '","offerId":"0"}'),
              e.occurred_at, e.prev_hash, e.hash
         FROM mlm_payout_events e JOIN n WHERE e.stream = 'offers'`,
    );
    expect((await as.vani.get('/api/offers')).body.items).toMatchObject([{ offerId: offer.offerId }]);
  });

  it('is for one at a time, for admin alone, and for somebody who holds no role', async () => {
    const roles = ['finance', 'admin'];
    expect(await add({ ...zoeAsAdmin(), roles, emergency: true })).toMatchObject({
      errorMessage: expect.stringMatching(/to admin, and to nothing else/),
    });
    const farah = { userId: '5', issuer: issuer(), subject: 'farah', roles: ['admin'], emergency: true };
    expect(await add(farah)).toMatchObject({ errorMessage: expect.stringMatching(/who holds no role/) });
    expect(await emergency()).toMatchObject({ outcome: 'offered' });
    const other = { userId: '9', issuer: issuer(), subject: 'nil', roles: ['admin'], emergency: true };
    expect(await add(other)).toMatchObject({
      errorMessage: expect.stringMatching(/an emergency is open already/),
    });
  });
});
