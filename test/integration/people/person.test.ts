import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { givenCompany, givenSettings } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { ASSOCIATES, givenPeople, signedIn } from '../../support/people.ts';
import type { People } from '../payments/ask-payment.ts';
import { haveHistory } from './have-history.ts';
import { readTables, statesOf, sumsOf } from './person-model.ts';

/** Where is my commission? Told of three people to whom everything has happened that can. */

let company: PayoutStack;
let as: People;
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
  await givenCompany(company);
  await givenPeople(company);
  await givenSettings(company, { required_approvals: '1', lookback_days: '30' });
  await haveHistory(company, as);
});
afterAll(() => company.discard());

const shown = async (userId: number) => {
  const { status, body } = await as.vani.get(`/api/people/${userId}`);
  expect(status).toBe(200);
  return body;
};

/** Every page, one after the other. */
const everyCommission = async (userId: number, query = 'limit=100') => {
  // biome-ignore lint/suspicious/noExplicitAny: each page is checked against the API's description
  const found: any[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { body } = await as.vani.get(
      `/api/people/${userId}/commissions?${query}${cursor && `&cursor=${cursor}`}`,
    );
    found.push(...body.items);
    cursor = body.nextCursor;
  }
  return found;
};

describe.each(ASSOCIATES)('person %i', (person) => {
  it('is told sums that whole tables come to', async () => {
    const { sums } = await shown(person);
    expect(sums).toEqual(sumsOf(await readTables(company), person));
    expect(Number(sums.paid.amount)).toBeGreaterThan(0);
  });

  it('is told where each commission stands, by pages of any size', async () => {
    const expected = statesOf(await readTables(company), person);
    for (const limit of [1, 4, 100]) {
      const listed = await everyCommission(person, `limit=${limit}`);
      expect(listed.map(({ commissionId, state }) => [commissionId, state])).toEqual(expected);
    }
  });

  it('is told those of one state alone, where that is asked for', async () => {
    const expected = statesOf(await readTables(company), person);
    for (const status of new Set(expected.map(([, state]) => state))) {
      const listed = await everyCommission(person, `status=${encodeURIComponent(status)}&limit=2`);
      expect(listed.map(({ commissionId }) => commissionId)).toEqual(
        expected.filter(([, state]) => state === status).map(([id]) => id),
      );
    }
  });

  it('is told of all that waits what a dry run would say of it', async () => {
    const { waiting, waitingBy, sums } = await shown(person);
    const count = waitingBy.reduce((so: number, each: { count: number }) => so + each.count, 0);
    expect([count, waiting.length]).toEqual([sums.waiting.count, sums.waiting.count]);
    for (const each of waiting) expect(each.why).toMatch(/\w+ \w+/);
  });
});

it('between them they have been through everything', async () => {
  const tables = await readTables(company);
  const states = new Set(ASSOCIATES.flatMap((person) => statesOf(tables, person).map(([, state]) => state)));
  expect([...states].toSorted()).toEqual(
    [
      ...['awaits approval', 'being paid', 'came back', 'cancelled', 'cannot be paid', 'failed', 'left out'],
      ...['no longer theirs', 'not approved', 'on hold', 'paid', 'paid otherwise', 'stranded', 'waits'],
    ].toSorted(),
  );
});

it('a dry run agrees with what the people are told, reason by reason', async () => {
  const preview = await company.invoke({ dryRun: true, force: true });
  const told = new Map<string, number>();
  for (const person of ASSOCIATES) {
    for (const { reason, count } of (await shown(person)).waitingBy) {
      told.set(reason, (told.get(reason) ?? 0) + count);
    }
  }
  const free = (told.get('eligible') ?? 0) + (told.get('due') ?? 0);
  expect(free).toBe(preview['eligible'].count);
  const leftOut = Object.fromEntries(
    preview['excluded'].map(({ reason, count }: { reason: string; count: number }) => [reason, count]),
  );
  // What open batches hold waits for nobody.
  const { in_live_batch: _, paid_item_exists: __, ...others } = leftOut;
  expect(Object.fromEntries([...told].filter(([reason]) => reason in others))).toEqual(others);
});

describe('what is told of a commission', () => {
  it('that came back, to be paid again: what became of it in every batch', async () => {
    const [one] = (await everyCommission(12)).filter(
      ({ amount, history }) => amount === '102.10' && history.length > 1,
    );
    expect(one.history.map(({ status }: { status: string }) => status)).toContain('returned');
    expect(one.history.at(-1)).toMatchObject({
      itemNo: 2,
      notes: expect.stringMatching(/^returned, to be paid again: account closed/),
    });
  });

  it('that is paid: when, under which reference, in which batch', async () => {
    const [one] = await everyCommission(11, 'status=paid');
    expect(one).toMatchObject({
      state: 'paid',
      reference: 'UTR-1',
      batch: { batchId: expect.any(String), batchReference: expect.stringMatching(/^AUTO-/) },
      paidAt: expect.stringMatching(/Z$/),
    });
  });

  it('that its batch has for somebody else: for whom', async () => {
    const stolen = (await everyCommission(11)).find(({ why }) => /for user 13/.test(why ?? ''));
    expect(stolen).toMatchObject({
      state: 'being paid',
      why: expect.stringMatching(/^its batch has it for user 13/),
    });
  });
});

it('is told what is held, what came back last and when, and when the next run comes', async () => {
  const { holds, lastReturn, lastPayment, nextRun, name } = await shown(12);
  expect({ holds, name }).toEqual({ holds: [], name: 'associate 12' });
  expect(lastReturn).toMatchObject({ amount: '102.10', itemNo: 2, at: expect.stringMatching(/Z$/) });
  expect(lastPayment).toMatchObject({ count: 2, reference: 'UTR-1' });
  expect(nextRun.why).toMatch(/\w/);
  expect((await shown(13)).holds).toMatchObject([{ kind: 'person', userId: '13' }]);
  expect((await shown(11)).holds).toMatchObject([{ kind: 'commission' }]);
});

it('a commission is found by its number: whose it is, and where it stands', async () => {
  const [{ commissionId }] = await everyCommission(11, 'status=no%20longer%20theirs');
  const found = await as.vani.get(`/api/people?commission=${commissionId}`);
  expect(found.body.items.map(({ userId }: { userId: string }) => userId)).toEqual(['12', '11']);
  const [listed, ...others] = await everyCommission(12, `commission=${commissionId}`);
  expect([listed.commissionId, others]).toEqual([commissionId, []]);
  expect((await as.vani.get('/api/people?commission=99999999')).body).toEqual({ items: [] });
  expect((await as.vani.get('/api/people?commission=1&q=a')).status).toBe(400);
});

it('is told what came back also where somebody has tampered with the event: then not when', async () => {
  const changed = `UPDATE mlm_payout_events SET detail = ? WHERE action = 'items_returned'`;
  const [event] = await company.sql(`SELECT detail FROM mlm_payout_events WHERE action = 'items_returned'`);
  await company.sql(changed, ['not even JSON']);
  expect((await shown(12)).lastReturn).toMatchObject({ amount: '102.10', at: null });
  await company.sql(changed, [event?.['detail']]);
});

describe('somebody', () => {
  it('who is no user, and has earned nothing, is not found', async () => {
    for (const rest of ['', '/commissions']) {
      expect(await as.vani.get(`/api/people/4711${rest}`)).toMatchObject({
        status: 404,
        body: { detail: 'There is no user 4711, and neither the ledger nor a batch knows one of that id.' },
      });
    }
  });

  it('who has earned nothing yet is shown, with nothing', async () => {
    const body = await shown(9);
    expect(body).toMatchObject({
      deleted: false,
      waiting: [],
      openBatches: [],
      lastPayment: null,
      lastReturn: null,
    });
    for (const each of Object.values(body.sums)) expect(each).toEqual({ count: 0, amount: '0.00' });
  });

  it('whom the host has deleted is shown as long as a batch has paid them', async () => {
    await company.sql('SET FOREIGN_KEY_CHECKS = 0');
    await company.sql('DELETE FROM users WHERE id = 12');
    expect(await shown(12)).toMatchObject({ deleted: true, name: null, sums: { paid: { count: 2 } } });
    expect((await everyCommission(12, 'status=paid')).length).toBe(2);
    await company.sql(`INSERT INTO users (id, name, email) VALUES (12, 'associate 12', 'a12@x')`);
    await company.sql('SET FOREIGN_KEY_CHECKS = 1');
  });
});
