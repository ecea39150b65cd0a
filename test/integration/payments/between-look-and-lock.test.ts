import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ApiResponse } from '../../support/api-client.ts';
import { expectRefused } from '../../support/expect-refused.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { type MadeBatch, signedIn } from '../../support/people.ts';
import { cameTo } from '../../support/sign-off.ts';
import { asking, givenEarnings, linesOf, makeApproved, type People } from './ask-payment.ts';

const ONE_FAILED = { reference: 'UTR-1', failed: [{ itemNo: 2, reason: 'account closed' }] };
const STRETCHES = /island/;
const BEFORE_THE_LOCK = /SELECT DISTINCT n\.item_no[\s\S]*mlm_commission_ledger/;

describe.each(['READ-COMMITTED', 'REPEATABLE-READ'] as const)('under %s', (isolation) => {
  let company: PayoutStack;
  let as: People;
  let farah: ReturnType<typeof asking>;
  beforeAll(async () => {
    company = await startPayoutStack({ isolation });
    as = await signedIn(company);
    farah = asking(as.farah);
  });
  afterAll(() => company.discard());
  beforeEach(async () => {
    company.stack.dataApi.faults.clear();
    await givenEarnings(company, 3);
  });

  /** Once, beside the call whose statement that is: what somebody else does is answered before it goes on. */
  const meanwhile = <Answer>(sql: RegExp, after: boolean, act: () => Promise<Answer>): (() => Answer) => {
    let answer: Answer | undefined;
    const once = async () => {
      answer = await act();
    };
    company.stack.dataApi.faults.add({ kind: 'meanwhile', sql, times: 1, after, act: once });
    return () => {
      if (answer === undefined) throw new Error(`no statement was like ${sql}`);
      return answer;
    };
  };

  const hold = () => as.om.post('/api/holds', { kind: 'person', userId: '11', reason: 'a letter' });

  const givenFailed = async (record: object): Promise<MadeBatch> => {
    const batch = await makeApproved(company, as);
    await farah.begin(batch);
    expect((await farah.record(batch, record)).status).toBe(200);
    return batch;
  };

  it('a hold that was set while begin looked at the ledger is asked about', async () => {
    const batch = await makeApproved(company, as);
    const held = meanwhile(STRETCHES, true, hold);
    expectRefused(await farah.begin(batch), 'drifted', /hold/);
    expect(held().body.outcome).toBe('held');
  });

  it('and so it is by a record without a begin', async () => {
    const batch = await makeApproved(company, as);
    const held = meanwhile(STRETCHES, true, hold);
    expectRefused(await farah.record(batch, { reference: 'UTR-1' }), 'drifted', /hold/);
    expect(held().body.outcome).toBe('held');
  });

  it('two late payments of one commission are told as paid twice', async () => {
    const first = await givenFailed(ONE_FAILED);
    const second = await givenFailed({ failed: [{ itemNo: 1, reason: 'account closed' }] });
    const other = meanwhile<ApiResponse>(BEFORE_THE_LOCK, false, () =>
      farah.late(second, { items: [{ itemNo: 1 }], reference: 'UTR-9' }),
    );
    const late = await farah.late(first, { items: [{ itemNo: 2 }], reference: 'UTR-8' });
    expect([cameTo(late), cameTo(other())]).toEqual(['late_recorded', 'late_recorded']);
    expect(late.body.warnings).toEqual([expect.stringMatching(/paid twice/)]);
    expect(await linesOf(company, second)).toEqual(['1 paid live ledger paid marked']);
    expect(await linesOf(company, first)).toContain('2 paid ledger paid');
    const [told] = await company.sql(
      "SELECT COUNT(*) AS notices FROM mlm_notification_log WHERE type = 'payout_paid_twice'",
    );
    expect(Number(told?.['notices'])).toBeGreaterThan(0);
  });

  it('what a run has taken just before is taken back', async () => {
    const batch = await givenFailed(ONE_FAILED);
    const run = meanwhile(BEFORE_THE_LOCK, false, () => company.invoke({ force: true }));
    const late = await farah.late(batch, { items: [{ itemNo: 2 }], reference: 'UTR-8' });
    expect([cameTo(late), run().outcome]).toEqual(['late_recorded', 'created']);
    expect(await linesOf(company, batch)).toContain('2 paid live ledger paid marked');
    const events = await as.vani.get(`/api/batches/${run().batchId}/events`);
    expect(events.body.items.map(({ action }: { action: string }) => action)).toContain('item_taken');
  });
});
