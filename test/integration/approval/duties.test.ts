import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ApiClient } from '../../support/api-client.ts';
import { asMadeBefore } from '../../support/as-made-before.ts';
import { entitle } from '../../support/entitle.ts';
import { expectRefused } from '../../support/expect-refused.ts';
import { givenCompany, givenSettings } from '../../support/given.ts';
import { givenOnRecord } from '../../support/given-on-record.ts';
import { businessTables } from '../../support/ledger-facts.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, givenPeople, type MadeBatch, signedIn } from '../../support/people.ts';
import { reseal } from '../../support/reseal.ts';
import { approve, cameTo, cancel, cancelApproved, pay, withdraw } from '../../support/sign-off.ts';
import { storedEvents } from '../../support/stored-events.ts';
import { tableSnapshot } from '../../support/table-snapshot.ts';
import { key } from './ask-action.ts';

/** Whoever moves a batch's money is none of those who approved it, asked for it, or are paid by it. */

let company: PayoutStack;
let as: Awaited<ReturnType<typeof signedIn>>;
let restore: () => Promise<void>;
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
  await givenCompany(company);
  await givenPeople(company);
  await givenSettings(company, { required_approvals: '2' });
  await company.sql(
    `UPDATE mlm_payout_approvers SET roles = 'operator,approver,finance' WHERE subject IN ('asha', 'dev')`,
  );
  await givenOnRecord(company);
  restore = await tableSnapshot(company);
});
afterAll(() => company.discard());
beforeEach(() => restore());

type Voter = 'asha' | 'bimal' | 'chitra' | 'dev';

const approvedBy = async (batch: MadeBatch, ...voters: readonly Voter[]): Promise<MadeBatch> => {
  for (const [index, voter] of voters.entries())
    expect(cameTo(await approve(as[voter], batch))).toBe(index === 0 ? 'recorded' : 'approved');
  return batch;
};

const requestedByAsha = async (): Promise<MadeBatch> => {
  const batch = await givenBatch(company);
  return { ...batch, contentHash: await reseal(company, batch.batchId, { requestedByUserId: 1 }) };
};

const payingDev = () => givenBatch(company, [{}, { beneficiary: 4 }, {}]);

const approvedByFormerApprover = async (): Promise<MadeBatch> => {
  const batch = await approvedBy(await givenBatch(company), 'asha');
  const { recounted } = await entitle(company, {
    userId: '1',
    subject: 'asha',
    roles: ['operator', 'finance'],
  });
  expect(recounted).toMatchObject([{ batchId: batch.batchId, from: 1, to: 0 }]);
  return approvedBy(batch, 'bimal', 'chitra');
};

const shown = async ({ batchId }: MadeBatch, who: keyof typeof as = 'vani') =>
  (await as[who].get(`/api/batches/${batchId}`)).body;

const REFUSED = [
  {
    given: 'asha asked for',
    who: 'asha',
    make: async () => approvedBy(await requestedByAsha(), 'bimal', 'chitra'),
    type: 'own-batch',
    says: /^You asked for batch \S+ yourself: another person of finance must do that; who is added now may \(\S+ approvers add\)\.$/,
  },
  {
    given: 'pays dev',
    who: 'dev',
    make: async () => approvedBy(await payingDev(), 'bimal', 'chitra'),
    type: 'beneficiary-conflict',
    says: /^Batch \S+ pays commissions to you: another person of finance must/,
  },
  {
    given: 'asha approved',
    who: 'asha',
    make: async () => approvedBy(await givenBatch(company), 'asha', 'bimal'),
    type: 'approver-pays',
    says: /^You approved batch \S+: another person of finance must .* settings set payer_may_approve 1 --reason "…", for batches made from then on\.$/,
  },
  {
    given: 'asha approved, who is no approver any more, and counts no more',
    who: 'asha',
    make: approvedByFormerApprover,
    type: 'approver-pays',
    says: /^You approved batch/,
  },
] as const;

const begin = (who: ApiClient, { batchId }: MadeBatch, headers = {}) =>
  who.post(`/api/batches/${batchId}/payment`, {}, headers);

const ACTIONS = [
  { action: 'payment', ask: begin, done: 'begun' },
  { action: 'disburse', ask: pay, done: 'paid' },
  { action: 'cancel', ask: cancelApproved, done: 'cancelled' },
] as const;

describe.each(ACTIONS)('$action, of an approved batch', ({ action, ask, done }) => {
  it.each(REFUSED)('that $given: not by $who', async ({ who, make, type, says }) => {
    const batch = await make();
    const stream = `batch-${batch.batchId}`;
    const [before, told] = [await businessTables(company), await storedEvents(company, stream)];
    expect((await shown(batch, who)).may).toMatchObject({ cancel: type, begin: type, disburse: type });
    expectRefused(await ask(as[who], batch, key()), type, says);
    expect(await businessTables(company)).toEqual(before);
    expect(await storedEvents(company, stream)).toEqual([
      ...told,
      {
        actor: `user ${who === 'asha' ? 1 : 4}`,
        action: 'duty_refused',
        detail: { because: type, action },
      },
    ]);
    expect((await shown(batch, 'farah')).may).toMatchObject({ cancel: true, begin: true, disburse: true });
    expect(cameTo(await ask(as.farah, batch))).toBe(done);
  });

  it('by who took their approval back in time: done', async () => {
    const batch = await givenBatch(company);
    await approve(as.asha, batch);
    expect(cameTo(await withdraw(as.asha, batch))).toBe('recorded');
    await approvedBy(batch, 'bimal', 'chitra');
    expect(cameTo(await ask(as.asha, batch))).toBe(done);
  });

  it('made while an approver might: by one of them, whatever is set since', async () => {
    await givenSettings(company, { payer_may_approve: '1' });
    const batch = await approvedBy(await givenBatch(company), 'asha', 'bimal');
    await givenSettings(company, { payer_may_approve: '0' });
    const body = await shown(batch, 'asha');
    expect(body).toMatchObject({ payerMayApprove: true, may: { cancel: true, disburse: true } });
    expect(cameTo(await ask(as.asha, batch))).toBe(done);
  });

  it.each(REFUSED.slice(0, 2))('made while an approver might, that $given: not by $who', async (given) => {
    await givenSettings(company, { payer_may_approve: '1' });
    const batch = await given.make();
    expectRefused(await ask(as[given.who], batch), given.type, given.says);
  });

  it('made while no approver might: by none of them, whatever is set since', async () => {
    const batch = await approvedBy(await givenBatch(company), 'asha', 'bimal');
    await givenSettings(company, { payer_may_approve: '1' });
    expect(await shown(batch)).toMatchObject({ payerMayApprove: false });
    expectRefused(await ask(as.asha, batch), 'approver-pays', /^You approved batch/);
  });

  it('made before that was asked: by one of them', async () => {
    const batch = await asMadeBefore(company, await givenBatch(company));
    await approvedBy(batch, 'asha', 'bimal');
    const body = await shown(batch, 'asha');
    expect(body).toMatchObject({ payerMayApprove: true, may: { cancel: true, disburse: true } });
    expect(cameTo(await ask(as.asha, batch))).toBe(done);
  });
});

describe('a batch of which somebody has changed by SQL', () => {
  it.each([
    ['payer_may_approve', 'an approver may pay', REFUSED[2]],
    ['requested_by_user_id', 'who asked for it', REFUSED[0]],
  ] as const)('%s, %s: who is involved neither pays nor cancels it', async (column, _, { make, type }) => {
    const batch = await make();
    // Neither asha nor the setting as it was.
    await company.sql(
      `UPDATE mlm_payout_batches SET ${column} = ${column === 'payer_may_approve' ? 1 : 7} WHERE id = ?`,
      [batch.batchId],
    );
    expect(cameTo(await pay(as.asha, batch))).toBe(type);
    expect(cameTo(await cancelApproved(as.asha, batch))).toBe(type);
    expect(cameTo(await pay(as.farah, batch))).toBe('stale-content');
    expect(cameTo(await cancelApproved(as.farah, batch))).toBe('cancelled');
  });
});

describe('a pending batch', () => {
  it.each([
    { given: 'asha asked for', who: 'asha', make: requestedByAsha },
    { given: 'pays dev', who: 'dev', make: payingDev },
    { given: 'asha approved', who: 'asha', make: async () => approvedBy(await givenBatch(company), 'asha') },
  ] as const)('that $given: $who, an operator, may cancel it', async ({ who, make }) => {
    const batch = await make();
    expect((await shown(batch, who)).may).toMatchObject({ cancel: true, disburse: 'not-processing' });
    expect(cameTo(await cancel(as[who], batch))).toBe('cancelled');
  });
});
