import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ApiClient, apiAs } from '../../support/api-client.ts';
import { examineAsOps } from '../../support/ask-doctor.ts';
import { askOps } from '../../support/ask-ops.ts';
import { expectRefused } from '../../support/expect-refused.ts';
import { givenCompany } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenApprover, givenBatch, givenPeople } from '../../support/people.ts';
import { approve, cameTo } from '../../support/sign-off.ts';
import { storedEvents } from '../../support/stored-events.ts';

/** Who signs out everywhere ends what was begun before, however it was refreshed since. */

let company: PayoutStack;
beforeAll(async () => {
  company = await startPayoutStack();
});
afterAll(() => company.discard());
beforeEach(async () => {
  await givenCompany(company);
  await givenPeople(company);
});

const nowSeconds = (): number => Math.floor(Date.now() / 1000);

/** Whose session began so many seconds ago; refreshed just now, as every token here. */
const since = (subject: string, secondsAgo: number): Promise<ApiClient> =>
  apiAs(company, subject, { auth_time: nowSeconds() - secondsAgo });

const signOut = async (who: ApiClient, headers = {}) => {
  const answer = await who.post('/api/me/sign-out-everywhere', {}, headers);
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
};

/** Tokens know whole seconds: from the next one on they are told apart. */
const nextSecond = () => setTimeout(1_000 - (Date.now() % 1_000) + 5);

const SIGNED_OUT = /^You signed out everywhere at \d{4}-\d\d-\d\d \d\d:\d\d UTC; sign in again\.$/;

const signOuts = async () =>
  (await storedEvents(company, 'approvers')).filter(({ action }) => action === 'signed_out_everywhere');

describe('signing out everywhere', () => {
  it('ends every session of before, refreshed or not, and none that begins a second later', async () => {
    const [phone, desk] = [await since('asha', 3_600), await since('asha', 5)];
    const { outcome, at } = await signOut(phone);
    expect(outcome).toBe('signed_out');
    expect(Math.abs(Date.parse(at) - Date.now())).toBeLessThan(10_000);
    for (const ended of [phone, desk]) {
      expectRefused(await ended.get('/api/me'), 'unauthenticated', SIGNED_OUT);
      expectRefused(await ended.post('/api/audit/verify', {}), 'unauthenticated', SIGNED_OUT);
    }
    await nextSecond();
    // Got by the refresh token of a session of before.
    const refreshed = await apiAs(company, 'asha', { auth_time: nowSeconds() - 60 });
    expectRefused(await refreshed.get('/api/me'), 'unauthenticated', SIGNED_OUT);
    expect((await (await apiAs(company, 'asha')).get('/api/me')).status).toBe(200);
  });

  it('takes a session of the very second for one of before', async () => {
    const asha = await apiAs(company, 'asha');
    const { at } = await signOut(asha);
    const same = await apiAs(company, 'asha', { auth_time: Math.floor(Date.parse(at) / 1000) });
    expectRefused(await same.get('/api/me'), 'unauthenticated', SIGNED_OUT);
  });

  it('counts when the token was issued, where the issuer does not say when its person authenticated', async () => {
    const asha = await apiAs(company, 'asha', { auth_time: undefined });
    await signOut(asha);
    expectRefused(await asha.get('/api/me'), 'unauthenticated', SIGNED_OUT);
    await nextSecond();
    expect((await (await apiAs(company, 'asha', { auth_time: undefined })).get('/api/me')).status).toBe(200);
  });

  it('ends no other sign-in, of nobody else, and not of the same person', async () => {
    await givenApprover(company, { userId: 1, subject: 'asha-2', roles: ['approver'] });
    await signOut(await since('asha', 60));
    for (const subject of ['asha-2', 'bimal']) {
      expect((await (await since(subject, 60)).get('/api/me')).status).toBe(200);
    }
  });

  it('is on record, and changes nothing of what the sign-in is entitled to', async () => {
    const batch = await givenBatch(company);
    const { at } = await signOut(await since('asha', 60));
    expect(await signOuts()).toEqual([
      {
        actor: 'user 1',
        action: 'signed_out_everywhere',
        detail: { userId: '1', signIn: expect.stringMatching(/^[0-9a-f]{64}$/), at },
      },
    ]);
    await nextSecond();
    const asha = await apiAs(company, 'asha');
    expect((await asha.post('/api/audit/verify', {})).body).toMatchObject({ broken: [] });
    expect((await examineAsOps(company)).named('wrong')).toEqual([]);
    expect(cameTo(await approve(asha, batch))).toBe('approved');
    // Nor does what is given or taken later open the sessions of before.
    const args = {
      userId: '1',
      issuer: company.stack.env['PAYOUT_ISSUER_URL'],
      subject: 'asha',
      roles: ['viewer'],
    };
    expect(await askOps(company, 'approvers.add', { args })).not.toHaveProperty('errorType');
    expect((await asha.get('/api/me')).body).toMatchObject({ roles: ['viewer'] });
    expectRefused(await (await since('asha', 60)).get('/api/me'), 'unauthenticated', SIGNED_OUT);
  });

  it('asked again under the same key by the session that follows, does not end that one', async () => {
    const key = { 'idempotency-key': 'sign-out-1' };
    const before = await since('asha', 60);
    const first = await signOut(before, key);
    expectRefused(await before.post('/api/me/sign-out-everywhere', {}, key), 'unauthenticated', SIGNED_OUT);
    await nextSecond();
    const asha = await apiAs(company, 'asha');
    expect(await signOut(asha, key)).toEqual(first);
    expect((await asha.get('/api/me')).status).toBe(200);
    expect(await signOuts()).toHaveLength(1);
  });

  it('is done by several at once: each that is let in is on record, and the latest counts', async () => {
    const sessions = await Promise.all([1, 2, 3, 4].map((minutes) => since('asha', 60 * minutes)));
    const answers = await Promise.all(sessions.map((each) => each.post('/api/me/sign-out-everywhere', {})));
    const done = answers.filter(({ status }) => status === 200).map(({ body }) => String(body.at));
    expect(done.length).toBeGreaterThan(0);
    for (const answer of answers.filter(({ status }) => status !== 200)) {
      expectRefused(answer, 'unauthenticated', SIGNED_OUT);
    }
    expect((await signOuts()).map(({ detail }) => detail.at).toSorted()).toEqual(done.toSorted());
    const [row] = await company.sql(
      `SELECT DATE_FORMAT(signed_out_at, '%Y-%m-%dT%H:%i:%s.%f') AS at FROM mlm_payout_approvers WHERE subject = 'asha'`,
    );
    expect(row?.['at']).toBe(done.toSorted().at(-1)?.replace('Z', '000'));
  });

  it.each([true, false])(
    'whose commit is told as a broken link, executed: %s, is done once',
    async (after) => {
      company.stack.dataApi.faults.add({ kind: 'link_failure', operation: 'CommitTransaction', after });
      const asha = await since('asha', 60);
      await signOut(asha);
      expect(await signOuts()).toHaveLength(1);
      expectRefused(await asha.get('/api/me'), 'unauthenticated', SIGNED_OUT);
    },
  );
});
