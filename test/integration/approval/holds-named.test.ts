import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { givenCommissions, givenCompany } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenPeople, signedIn } from '../../support/people.ts';

/** Whom a hold concerns, in the answer that sets it and in the list. */

let company: PayoutStack;
let as: Awaited<ReturnType<typeof signedIn>>;
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
});
afterAll(() => company.discard());
beforeEach(async () => {
  await givenCompany(company);
  await givenPeople(company);
  await givenCommissions(company, [{ amount: '40.50', beneficiary: 12 }]);
  await company.sql(`UPDATE users SET name = '<i>Ravi</i> 🎉' WHERE id = 12`);
});

const RAVI = { userId: '12', name: '<i>Ravi</i> 🎉' };

const commissionId = async () =>
  String((await company.sql('SELECT MAX(id) AS id FROM mlm_commission_ledger'))[0]?.['id']);

const set = async (what: Readonly<Record<string, string>>) =>
  (await as.om.post('/api/holds', { reason: 'a letter', ...what })).body.hold;

const listed = async () => (await as.vani.get('/api/holds')).body.items[0];

describe('a hold names', () => {
  it('the person', async () => {
    const hold = await set({ kind: 'person', userId: '12' });
    expect(hold).toMatchObject({ userId: '12', beneficiary: RAVI, commissionId: null, commission: null });
    expect(await listed()).toEqual({ ...hold, heldBack: { count: 1, amount: '40.50' } });
    // Said again, it is read, not made.
    expect(await set({ kind: 'person', userId: '12' })).toEqual(hold);
  });

  it('the commission, whom it is for, and how much', async () => {
    const id = await commissionId();
    const hold = await set({ kind: 'commission', commissionId: id });
    expect(hold).toMatchObject({
      userId: null,
      beneficiary: null,
      commission: { commissionId: id, beneficiary: RAVI, amount: '40.50' },
    });
    expect(await listed()).toEqual(hold);
  });

  it('what is left of a commission that the ledger has no more', async () => {
    const id = await commissionId();
    await set({ kind: 'commission', commissionId: id });
    await company.sql('DELETE FROM mlm_commission_ledger');
    expect(await listed()).toMatchObject({
      commissionId: id,
      commission: { commissionId: id, beneficiary: null, amount: null },
    });
  });

  it('a person whom the host has deleted, by id', async () => {
    await company.sql(`INSERT INTO users (id, name, email) VALUES (77, 'gone', 'g@x')`);
    await set({ kind: 'person', userId: '77' });
    await company.sql('DELETE FROM users WHERE id = 77');
    expect(await listed()).toMatchObject({ beneficiary: { userId: '77', name: null } });
  });

  it('no amount that is not of whole paise', async () => {
    await set({ kind: 'commission', commissionId: await commissionId() });
    await company.sql('ALTER TABLE mlm_commission_ledger MODIFY amount DECIMAL(15,4) NULL');
    await company.sql('UPDATE mlm_commission_ledger SET amount = 40.5001');
    expect(await listed()).toMatchObject({ commission: { beneficiary: RAVI, amount: null } });
    await company.sql('UPDATE mlm_commission_ledger SET amount = 40.5');
    expect(await listed()).toMatchObject({ commission: { amount: '40.50' } });
    await company.sql('ALTER TABLE mlm_commission_ledger MODIFY amount DECIMAL(15,2) NULL');
  });

  it('the commission whose payment failed twice, until it is tried again', async () => {
    const id = await commissionId();
    await company.sql(
      `INSERT INTO mlm_payout_holds (kind, commission_id, open_key, reason, held_by, held_at)
       VALUES ('payment', ?, ?, 'failed twice', 'payment', '2026-01-01')`,
      [id, `payment-${id}`],
    );
    const { body } = await as.farah.post(`/api/commissions/${id}/retry`, { reason: 'a new account' });
    expect(body).toMatchObject({
      outcome: 'lifted',
      hold: { commission: { beneficiary: RAVI, amount: '40.50' } },
    });
  });

  it('nobody in an answer that was kept before this was told', async () => {
    const key = { 'idempotency-key': 'a-letter' };
    const asked = { kind: 'person', userId: '12', reason: 'a letter' };
    const { body } = await as.om.post('/api/holds', asked, key);
    await company.sql(
      `UPDATE mlm_payout_idempotency SET answer = JSON_REMOVE(answer, '$.hold.beneficiary', '$.hold.commission')`,
    );
    const again = await as.om.post('/api/holds', asked, key);
    expect(again.body).toEqual({ ...body, hold: { ...body.hold, beneficiary: null } });
  });
});

it.each([1, 2, 3, 50])('holds are listed by pages of %d: open ones, then lifted ones', async (limit) => {
  const row = (id: number, openKey: string | null) => [
    id,
    'person',
    id,
    openKey,
    'x',
    'user 6',
    '2026-01-01',
    openKey === null ? '2026-01-02' : null,
  ];
  const open = [3, 1, 6, 4].map((id) => row(id, `person-${id}`));
  const lifted = [5, 2, 7].map((id) => row(id, null));
  await company.sql(
    'INSERT INTO mlm_payout_holds (id, kind, user_id, open_key, reason, held_by, held_at, lifted_at) VALUES ?',
    [[...open, ...lifted]],
  );
  const ids: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { body } = await as.vani.get(`/api/holds?limit=${limit}${cursor && `&cursor=${cursor}`}`);
    ids.push(...body.items.map(({ holdId }: { holdId: string }) => holdId));
    cursor = body.nextCursor;
  }
  expect(ids).toEqual(['6', '4', '3', '1', '7', '5', '2']);
});
