import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { levelsTried } from '../../support/exhaustive.ts';
import { expectRefused } from '../../support/expect-refused.ts';
import { givenCompany, givenSettings } from '../../support/given.ts';
import { givenApprovers } from '../../support/given-approvers.ts';
import { givenVote } from '../../support/given-vote.ts';
import { businessTables } from '../../support/ledger-facts.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, givenPeople, type MadeBatch, signedIn } from '../../support/people.ts';
import { reseal } from '../../support/reseal.ts';
import { storedEvents } from '../../support/stored-events.ts';
import { type Ask, approve, cancel, disburse, key, type People, withdraw } from './ask-action.ts';

/** What leads to it, the action, another request of the same route, and what becomes of the batch afterwards. */
const ACTIONS: readonly {
  readonly action: string;
  readonly first: readonly Ask[];
  readonly ask: Ask;
  readonly other: object;
  readonly afterwards: readonly Ask[];
}[] = [
  {
    action: 'a vote',
    first: [],
    ask: approve('asha'),
    other: { notes: 'x' },
    afterwards: [approve('bimal'), disburse],
  },
  {
    action: 'the vote that approves',
    first: [approve('asha')],
    ask: approve('bimal'),
    other: { decision: 'rejected', notes: 'no' },
    afterwards: [disburse],
  },
  {
    action: 'a cancellation',
    first: [approve('asha')],
    ask: cancel,
    other: { reason: 'another' },
    afterwards: [],
  },
  {
    action: 'a payment',
    first: [approve('asha'), approve('bimal')],
    ask: disburse,
    other: { failed: [{ itemNo: 1, reason: 'closed' }] },
    afterwards: [],
  },
];

describe.each(levelsTried())('a request with an Idempotency-Key, under %s', (isolation) => {
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
  const keptAnswers = () =>
    company.sql('SELECT user_id, route, idem_key FROM mlm_payout_idempotency ORDER BY id');

  it.each([
    ...ACTIONS,
    { action: 'a withdrawal', first: [approve('asha')], ask: withdraw, afterwards: [cancel] },
  ])(
    'is answered byte for byte as the first time, whatever has become of the batch: $action',
    async ({ first, ask, afterwards }) => {
      await follow(first);
      const answered = await ask(as, batch, key());
      expect(answered.status).toBe(200);
      const again = await ask(as, batch, key());
      await follow(afterwards);
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
    const says =
      /^This Idempotency-Key came with another request before: expected the very same one, or a new key\.$/;
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
    const asked = await reseal(company, batch.batchId, { requestedByUserId: 1 });
    expectRefused(
      await approve('asha')(as, { ...batch, contentHash: asked }, key()),
      'own-batch',
      /yourself/,
    );
    expect(await reseal(company, batch.batchId, { requestedByUserId: null })).toBe(batch.contentHash);
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
    await givenApprovers(
      company,
      voters.map((userId) => ({ userId })),
    );
    // Each of these is one character to the database, and two to JavaScript.
    const notes = '🪔'.repeat(1_000);
    batch = { ...batch, contentHash: await reseal(company, batch.batchId, { requiredApprovals: 50 }) };
    for (const userId of voters) await givenVote(company, batch.batchId, userId);
    await company.sql('UPDATE mlm_payout_batch_approvals SET notes = ?', [notes]);
    const answered = await approve('asha')(as, batch, key(), { notes: `${'ठ'.repeat(1_999)}₹` });
    expect(answered).toMatchObject({ status: 200, body: { batch: { approvalCount: 49 } } });
    expect(Buffer.byteLength(answered.text)).toBeGreaterThan(3 * 65_536);
    await follow([approve('bimal')]);
    const again = await approve('asha')(as, batch, key(), { notes: `${'ठ'.repeat(1_999)}₹` });
    expect(again.status).toBe(200);
    expect(again.text === answered.text).toBe(true);
  });
});
