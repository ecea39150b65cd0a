import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ApiClient, apiAs } from '../../support/api-client.ts';
import { expectRefused } from '../../support/expect-refused.ts';
import { givenCommissions, givenCompany } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenApprover, givenBatch, givenPeople, signedIn } from '../../support/people.ts';
import { approve, reject } from '../../support/sign-off.ts';

let company: PayoutStack;
let as: Awaited<ReturnType<typeof signedIn>>;
/** An operator besides om. */
let olga: ApiClient;
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
  olga = await apiAs(company, 'olga');
});
afterAll(() => company.discard());
beforeEach(async () => {
  await givenCompany(company);
  await givenPeople(company);
  await givenApprover(company, { userId: 21, subject: 'olga', roles: ['operator'] });
});

const commissionIds = async (): Promise<string[]> =>
  (await company.sql('SELECT id FROM mlm_commission_ledger ORDER BY id')).map(({ id }) => String(id));

const setHold = async (who: ApiClient, body: Readonly<Record<string, unknown>>) => {
  const answer = await who.post('/api/holds', { reason: 'a court asks for it', ...body });
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
};

const excluded = async (payload = {}) => (await company.invoke({ force: true, ...payload }))['excluded'];

type NotedEvent = Readonly<Record<'actor' | 'action' | 'detail', string>> & {
  readonly note: { readonly text: string };
};
const HASH = { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) };

describe('a hold', () => {
  it('keeps a commission that was rejected out of every run, until another person lifts it', async () => {
    await reject(as.asha, await givenBatch(company, [{ amount: '40.00' }]));
    const [commissionId] = await commissionIds();
    const { outcome, hold, openItems } = await setHold(as.om, { kind: 'commission', commissionId });
    expect({ outcome, hold, openItems }).toMatchObject({
      outcome: 'held',
      hold: {
        kind: 'commission',
        commissionId,
        userId: null,
        heldBy: 'user 6',
        overdue: false,
        lifted: null,
      },
      openItems: { count: 0, amount: '0.00', items: [], advice: [] },
    });
    for (const dryRun of [true, false]) {
      expect(await excluded({ dryRun })).toEqual([{ reason: 'on_hold', count: 1, amount: '40.00' }]);
    }
    const own = await as.om.remove(`/api/holds/${hold.holdId}`, { reason: 'never mind' });
    expectRefused(own, 'not-entitled', /^You set hold \d+ yourself: another operator must lift it\.$/);
    const lifted = await olga.remove(`/api/holds/${hold.holdId}`, { reason: 'the court is content' });
    expect(lifted.body).toMatchObject({
      outcome: 'lifted',
      hold: { lifted: { by: 'user 21', reason: 'the court is content' } },
    });
    const again = await olga.remove(`/api/holds/${hold.holdId}`, { reason: 'the court is content' });
    expect(again.body).toEqual({ ...lifted.body, outcome: 'already_recorded' });
    expect(await company.invoke({ force: true })).toMatchObject({ outcome: 'created', totalRecords: 1 });
  });

  it('of a person keeps out all that they are owed, and nobody else', async () => {
    await givenCommissions(company, [{ beneficiary: 11 }, { beneficiary: 11 }, { beneficiary: 12 }]);
    await setHold(as.om, { kind: 'person', userId: '11' });
    expect(await company.invoke({ force: true })).toMatchObject({
      outcome: 'created',
      totalRecords: 1,
      excluded: [{ reason: 'on_hold', count: 2, amount: '200.00' }],
    });
  });

  it('of a person says what it keeps back, as long as it is open', async () => {
    await givenBatch(company, [{ beneficiary: 11, amount: '900.00' }]);
    await reject(as.asha, await givenBatch(company, [{ beneficiary: 11, amount: '40.00' }]));
    await givenCommissions(company, [
      { beneficiary: 11, amount: '2.50' },
      { beneficiary: 11, amount: '-1.00' },
      { beneficiary: 11, amount: '7.00', status: 'pending' },
      { beneficiary: 12, amount: '3.00' },
    ]);
    const { hold } = await setHold(as.om, { kind: 'person', userId: '11' });
    await setHold(as.om, { kind: 'person', userId: '9' });
    const heldBack = async () =>
      (await as.vani.get('/api/holds')).body.items.map(
        (each: Readonly<Record<string, unknown>>) => each['heldBack'],
      );
    const nothing = { count: 0, amount: '0.00' };
    expect(await heldBack()).toEqual([nothing, { count: 2, amount: '42.50' }]);
    await olga.remove(`/api/holds/${hold.holdId}`, { reason: 'the court is content' });
    expect(await heldBack()).toEqual([nothing, null]);
  });

  it('names what open batches hold all the same, and what to do about it', async () => {
    const pending = await givenBatch(company, [{ beneficiary: 11 }, { beneficiary: 12 }]);
    const approved = await givenBatch(company, [{ beneficiary: 11, amount: '7.50' }]);
    await approve(as.asha, approved);
    const begun = await givenBatch(company, [{ beneficiary: 11, amount: '8.00' }]);
    await approve(as.asha, begun);
    await as.farah.post(`/api/batches/${begun.batchId}/payment`, {});
    const { openItems } = await setHold(as.om, { kind: 'person', userId: '11' });
    expect(openItems).toMatchObject({
      count: 3,
      amount: '115.50',
      items: [
        { batchId: pending.batchId, stage: 'awaits_approval', itemNo: 1, amount: '100.00' },
        { batchId: approved.batchId, stage: 'approved', itemNo: 1, amount: '7.50' },
        { batchId: begun.batchId, stage: 'being_paid', itemNo: 1, amount: '8.00' },
      ],
      advice: [
        '3 items of open batches, ₹115.50, which the hold does not take out:',
        expect.stringMatching(/^ {2}batch AUTO-\S+, item 1: the batch awaits approval; reject it/),
        expect.stringMatching(/^ {2}batch AUTO-\S+, item 1: the batch is approved; finance leaves this out/),
        expect.stringMatching(/^ {2}batch AUTO-\S+, item 1: the batch is being paid: if the bank/),
      ],
    });
    const told = (path: string) => `JSON_UNQUOTE(JSON_EXTRACT(payload, '$.${path}'))`;
    const notices = await company.sql(
      `SELECT message, ${told('audience')} AS audience, ${told('open[1].batchId')} AS batchId, ${told('open[1].itemNo')} AS itemNo
         FROM mlm_notification_log WHERE type = 'payout_hold_set' ORDER BY id`,
    );
    // Those who can still do something about each of them hear of it, too.
    const item = { batchId: approved.batchId, itemNo: '1' };
    expect(notices).toMatchObject(
      ['admin', 'approver', 'finance'].map((audience) => ({ audience, ...item })),
    );
    for (const { message } of notices) {
      for (const line of openItems.advice) expect(message).toContain(line);
    }
  });

  it('that is open already is answered with the one that is there', async () => {
    await givenCommissions(company, [{}]);
    const first = await setHold(as.om, { kind: 'person', userId: '1' });
    const second = await setHold(olga, { kind: 'person', userId: '1', reason: 'another' });
    expect(second).toEqual({ ...first, outcome: 'already_recorded' });
  });

  it('past its until is listed first and as overdue, and still holds', async () => {
    await givenCommissions(company, [{}]);
    const [commissionId] = await commissionIds();
    const until = new Date(Date.now() + 86_400_000).toISOString();
    const { hold } = await setHold(as.om, { kind: 'commission', commissionId, until });
    const { hold: other } = await setHold(as.om, { kind: 'person', userId: '12' });
    await olga.remove(`/api/holds/${other.holdId}`, { reason: 'settled' });
    await company.sql(`UPDATE mlm_payout_holds SET until_at = '2026-01-01' WHERE id = ?`, [hold.holdId]);
    const { body } = await as.vani.get('/api/holds?limit=1');
    expect(body.items).toMatchObject([{ holdId: hold.holdId, overdue: true, lifted: null }]);
    const next = await as.vani.get(`/api/holds?limit=1&cursor=${body.nextCursor}`);
    expect(next.body).toMatchObject({
      items: [{ holdId: other.holdId, overdue: false, lifted: { reason: 'settled' } }],
      nextCursor: null,
    });
    expect(await excluded()).toEqual([{ reason: 'on_hold', count: 1, amount: '100.00' }]);
  });

  it('leaves an event for each change, and a notice', async () => {
    const { hold } = await setHold(as.om, { kind: 'person', userId: '12' });
    await olga.remove(`/api/holds/${hold.holdId}`, { reason: 'settled' });
    const { body } = await as.vani.get('/api/audit/holds');
    expect(
      body.items.map(({ actor, action, detail, note }: NotedEvent) => [
        actor,
        action,
        JSON.parse(detail),
        note.text,
      ]),
    ).toMatchObject([
      ['user 21', 'hold_lifted', { holdId: hold.holdId, liftedReason: HASH }, 'settled'],
      [
        'user 6',
        'hold_set',
        { holdId: hold.holdId, kind: 'person', userId: '12', reason: HASH, until: null },
        'a court asks for it',
      ],
    ]);
    const notices = await company.sql('SELECT notice_key, subject FROM mlm_notification_log ORDER BY id');
    expect(notices).toEqual([
      { notice_key: `payout_hold_set/${hold.holdId}`, subject: 'Payouts: user 12 is on hold' },
      { notice_key: `payout_hold_lifted/${hold.holdId}`, subject: 'Payouts: user 12 is no longer on hold' },
    ]);
  });
});
