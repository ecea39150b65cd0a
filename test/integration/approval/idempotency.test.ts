import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ApiResponse } from '../../support/api-client.ts';
import { expectRefused } from '../../support/expect-refused.ts';
import { givenCompany, givenSettings } from '../../support/given.ts';
import { givenApprovers } from '../../support/given-approvers.ts';
import { businessTables } from '../../support/ledger-facts.ts';
import { ISOLATION_LEVELS, type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, givenPeople, type MadeBatch, signedIn } from '../../support/people.ts';
import { storedEvents } from '../../support/stored-events.ts';

type People = Awaited<ReturnType<typeof signedIn>>;
type Headers = Record<string, string>;
type Ask = (as: People, batch: MadeBatch, headers?: Headers, changes?: object) => Promise<ApiResponse>;

const key = (name = 'k-1'): Headers => ({ 'idempotency-key': name });

const approve =
  (who: 'asha' | 'bimal'): Ask =>
  (as, { batchId, contentHash }, headers, changes = {}) =>
    as[who].post('/approve', { batchId, contentHash, decision: 'approved', ...changes }, headers);
const withdraw: Ask = (as, { batchId }, headers) =>
  as.asha.post(`/api/batches/${batchId}/withdraw`, undefined, headers);
const cancel: Ask = (as, { batchId }, headers, changes = {}) =>
  as.om.post(`/api/batches/${batchId}/cancel`, { reason: 'made by mistake', ...changes }, headers);
const disburse: Ask = (as, { batchId }, headers, changes = {}) =>
  as.farah.post(`/api/batches/${batchId}/disburse`, { reference: 'UTR-1', ...changes }, headers);

/** What leads to it, the action, another request of the same route, and what becomes of the batch afterwards. */
const ACTIONS: readonly {
  readonly action: string;
  readonly first: readonly Ask[];
  readonly ask: Ask;
  readonly other: object;
  readonly then: readonly Ask[];
}[] = [
  { action: 'a vote', first: [], ask: approve('asha'), other: { notes: 'x' }, then: [approve('bimal'), disburse] },
  {
    action: 'the vote that approves',
    first: [approve('asha')],
    ask: approve('bimal'),
    other: { decision: 'rejected', notes: 'no' },
    then: [disburse],
  },
  { action: 'a cancellation', first: [approve('asha')], ask: cancel, other: { reason: 'another' }, then: [] },
  {
    action: 'a payment',
    first: [approve('asha'), approve('bimal')],
    ask: disburse,
    other: { failed: [{ itemNo: 1, reason: 'closed' }] },
    then: [],
  },
];

describe.each(ISOLATION_LEVELS)('a request with an Idempotency-Key, under %s', (isolation) => {
  let company: PayoutStack;
  let as: People;
  let batch: MadeBatch;
  beforeAll(async () => {
    company = await startPayoutStack({ isolation });
    as = await signedIn(company);
  });
  afterAll(() => company.discard());
  beforeEach(async () => {
    await givenCompany(company);
    await givenPeople(company);
    await givenSettings(company, { required_approvals: '2' });
    batch = await givenBatch(company);
  });

  const follow = async (asks: readonly Ask[]) => {
    for (const ask of asks) expect(await ask(as, batch)).toMatchObject({ status: 200 });
  };
  const keptAnswers = () => company.sql('SELECT user_id, route, idem_key FROM mlm_payout_idempotency ORDER BY id');

  it.each([...ACTIONS, { action: 'a withdrawal', first: [approve('asha')], ask: withdraw, then: [cancel] }])(
    'is answered byte for byte as the first time, whatever has become of the batch: $action',
    async ({ first, ask, then }) => {
      await follow(first);
      const answered = await ask(as, batch, key());
      expect(answered.status).toBe(200);
      const again = await ask(as, batch, key());
      await follow(then);
      const before = await businessTables(company);
      const later = await ask(as, batch, key());
      expect([again.status, later.status]).toEqual([200, 200]);
      expect([again.text, later.text]).toEqual([answered.text, answered.text]);
      expect(await businessTables(company)).toEqual(before);
    },
  );

  it.each(ACTIONS)('is refused where another came under it: $action', async ({ first, ask, other }) => {
    await follow(first);
    await ask(as, batch, key());
    const before = await businessTables(company);
    const says = /^This Idempotency-Key came with another request before: expected the very same one, or a new key\.$/;
    expectRefused(await ask(as, batch, key(), other), 'idempotency-mismatch', says);
    const another = { ...batch, batchId: '4711' };
    expectRefused(await ask(as, another, key(), {}), 'idempotency-mismatch', says);
    expect(await businessTables(company)).toEqual(before);
  });

  it('is another one by another person, to another route, and under a key in capitals', async () => {
    expect(await approve('asha')(as, batch, key())).toMatchObject({ body: { outcome: 'recorded' } });
    expect(await withdraw(as, batch, key())).toMatchObject({ body: { outcome: 'recorded' } });
    const again = await approve('asha')(as, batch, key('K-1'));
    expect(again).toMatchObject({ body: { outcome: 'recorded', batch: { approvalCount: 1 } } });
    const approved = await approve('bimal')(as, batch, key());
    expect(approved).toMatchObject({ body: { outcome: 'approved', batch: { approvalCount: 2 } } });
    expect(await keptAnswers()).toEqual([
      { user_id: 1, route: 'POST /admin/payouts/approve', idem_key: 'k-1' },
      { user_id: 1, route: 'POST /admin/payouts/api/batches/{batchId}/withdraw', idem_key: 'k-1' },
      { user_id: 1, route: 'POST /admin/payouts/approve', idem_key: 'K-1' },
      { user_id: 2, route: 'POST /admin/payouts/approve', idem_key: 'k-1' },
    ]);
  });

  it('leaves nothing where it is refused, and may come again set right', async () => {
    const stale = await approve('asha')(as, batch, key(), { contentHash: '0'.repeat(64) });
    expectRefused(stale, 'stale-content', /is not what you saw/);
    const early = await disburse(as, batch, key());
    expectRefused(early, 'not-processing', /it awaits approval/);
    await company.sql('UPDATE mlm_payout_batches SET requested_by_user_id = 1 WHERE id = ?', [batch.batchId]);
    expectRefused(await approve('asha')(as, batch, key()), 'own-batch', /yourself/);
    await company.sql('UPDATE mlm_payout_batches SET requested_by_user_id = NULL WHERE id = ?', [batch.batchId]);
    expect(await keptAnswers()).toEqual([]);
    await follow([(...rest) => approve('asha')(rest[0], rest[1], key()), approve('bimal')]);
    expect(await disburse(as, batch, key())).toMatchObject({ status: 200, body: { outcome: 'paid' } });
  });

  it('that comes five times at once is done once, and all are answered alike', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => approve('asha')(as, batch, key())));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers[0]?.body).toMatchObject({ outcome: 'recorded' });
    const events = await storedEvents(company, `batch-${batch.batchId}`);
    expect(events.map(({ action }) => action)).toEqual(['batch_created', 'vote_recorded']);
  });

  it('is answered whole where the answer is longer than a row may be, in whatever script', async () => {
    const voters = Array.from({ length: 48 }, (_, index) => 100 + index);
    await givenApprovers(company, voters.map((userId) => ({ userId })));
    // Each of these is one character to the database, and two to JavaScript.
    const notes = '🪔'.repeat(1_000);
    await company.sql(
      `INSERT INTO mlm_payout_batch_approvals (batch_id, approver_user_id, status, notes, content_hash) VALUES ?`,
      [voters.map((userId) => [batch.batchId, userId, 'approved', notes, batch.contentHash])],
    );
    await company.sql('UPDATE mlm_payout_batches SET required_approvals = 50 WHERE id = ?', [batch.batchId]);
    const answered = await approve('asha')(as, batch, key(), { notes: `${'ठ'.repeat(1_999)}₹` });
    expect(answered).toMatchObject({ status: 200, body: { batch: { approvalCount: 49 } } });
    expect(Buffer.byteLength(answered.text)).toBeGreaterThan(3 * 65_536);
    await follow([approve('bimal')]);
    const again = await approve('asha')(as, batch, key(), { notes: `${'ठ'.repeat(1_999)}₹` });
    expect(again.status).toBe(200);
    expect(again.text === answered.text).toBe(true);
  });
});

describe('a request without one', () => {
  let company: PayoutStack;
  let as: People;
  beforeAll(async () => {
    company = await startPayoutStack();
    as = await signedIn(company);
    await givenCompany(company);
    await givenPeople(company);
    await givenSettings(company, { required_approvals: '2' });
  });
  afterAll(() => company.discard());

  it('that comes again changes nothing: a vote is found recorded, what can be done once is refused', async () => {
    const unchanged = async (ask: () => Promise<ApiResponse>) => {
      const before = await businessTables(company);
      const answer = await ask();
      expect(await businessTables(company)).toEqual(before);
      return answer;
    };
    const paid = await givenBatch(company);
    const cancelled = await givenBatch(company);
    const found = { status: 200, body: { outcome: 'already_recorded' } };
    await withdraw(as, paid);
    expect(await unchanged(() => withdraw(as, paid))).toMatchObject(found);
    for (const who of ['asha', 'bimal'] as const) {
      await approve(who)(as, paid);
      expect(await unchanged(() => approve(who)(as, paid))).toMatchObject(found);
    }
    await disburse(as, paid);
    expectRefused(await unchanged(() => disburse(as, paid)), 'not-processing', /it is paid/);
    expect(await unchanged(() => approve('asha')(as, paid))).toMatchObject({
      ...found,
      body: { batch: { status: 'completed' } },
    });
    const no = { decision: 'rejected', notes: 'wrong month' };
    await approve('asha')(as, cancelled, {}, no);
    expect(await unchanged(() => approve('asha')(as, cancelled, {}, no))).toMatchObject(found);
    expectRefused(await unchanged(() => cancel(as, cancelled)), 'not-pending', /it is cancelled/);
  });
});
