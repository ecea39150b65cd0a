import { describe, expect, it } from 'vitest';
import { expectRefused } from '../../support/expect-refused.ts';
import { givenCommissions } from '../../support/given.ts';
import type { MadeBatch } from '../../support/people.ts';
import { approve, cameTo } from '../../support/sign-off.ts';
import { asking } from '../payments/ask-payment.ts';
import { givenDump } from './given-dump.ts';
import { type WatchedCompany, watchedCompany } from './watched-company.ts';

let { company, as, kept, approved, minute } = {} as WatchedCompany;
watchedCompany((watched) => {
  ({ company, as, kept, approved, minute } = watched);
});

/** A backup of before a batch was made, approved and begun, restored after it. */
const restoredBeforeBegin = async (): Promise<{ readonly first: MadeBatch; readonly lost: MadeBatch }> => {
  const first = await approved();
  await givenCommissions(company, [{ beneficiary: 11 }, { beneficiary: 12, amount: '250.00' }]);
  const dump = await givenDump(company);
  const { batchId, contentHash, totalAmount } = await company.invoke({ force: true });
  const lost = { batchId, contentHash, totalAmount };
  expect(cameTo(await approve(as.asha, lost))).toBe('approved');
  expect(cameTo(await asking(as.farah).begin(lost))).toBe('begun');
  await minute();
  await dump.restore();
  return { first, lost };
};

const BEHIND = ({ batchId }: MadeBatch): RegExp =>
  new RegExp(
    `this database lacks 3 of the newest events .*: batch-${batchId} \\(batch_created, batch_approved, payment_begun\\)\\. .*payouts restored`,
  );

const tables = async () => {
  const counted = ['batches', 'batch_items', 'streams', 'approvers'].map(async (name) => {
    const [row] = await company.sql(`SELECT COUNT(*) AS n FROM mlm_payout_${name}`);
    return [name, Number(row?.['n'])];
  });
  return Object.fromEntries(await Promise.all(counted));
};

describe('a database restored from before a payment', () => {
  it('makes no batch: the run is refused, names what is missing, and is recorded as failed', async () => {
    const { lost } = await restoredBeforeBegin();
    const before = await tables();
    const answer = await company.invoke({ force: true, runKey: 'behind' });
    expect(answer).toMatchObject({
      errorType: 'DatabaseBehind',
      errorMessage: expect.stringMatching(BEHIND(lost)),
    });
    expect(await tables()).toMatchObject({ batches: before['batches'], batch_items: before['batch_items'] });
    const [run] = await company.sql(
      `SELECT outcome, error_type AS error FROM mlm_payout_runs WHERE run_key = 'behind'`,
    );
    expect(run).toEqual({ outcome: 'failed', error: 'DatabaseBehind' });
  });

  it('says so to a dry run, by hand and on the page, which write nothing', async () => {
    const { lost } = await restoredBeforeBegin();
    expect(await company.invoke({ dryRun: true })).toMatchObject({ errorType: 'DatabaseBehind' });
    expectRefused(
      await as.om.post('/api/runs', { dryRun: true, force: true }),
      'database-behind',
      BEHIND(lost),
    );
  });

  it('begins no payment, not of a batch that it has either', async () => {
    const { first, lost } = await restoredBeforeBegin();
    expectRefused(await asking(as.farah).begin(first), 'database-behind', BEHIND(lost));
    const [row] = await company.sql('SELECT payment_begun_at AS at FROM mlm_payout_batches WHERE id = ?', [
      first.batchId,
    ]);
    expect(row).toEqual({ at: null });
  });

  it('records what the bank paid all the same, unattested', async () => {
    const { first } = await restoredBeforeBegin();
    expect(cameTo(await asking(as.farah).record(first, { reference: 'UTR-1' }))).toBe('paid');
    const [event] = await company.sql(
      `SELECT detail FROM mlm_payout_events WHERE stream = ? AND action = 'batch_paid'`,
      [`batch-${first.batchId}`],
    );
    expect(JSON.parse(String(event?.['detail']))).toMatchObject({ unattested: true });
  });
});

describe('where what is kept cannot be read', () => {
  it('a run makes its batch and says so; a begin waits for it', async () => {
    await kept.put('attested/latest.json', 'not JSON');
    await givenCommissions(company, [{ beneficiary: 11 }]);
    const made = await company.invoke({ force: true, runKey: 'unread' });
    expect(made).toMatchObject({ outcome: 'created', unattested: true });
    expect(await company.invoke({ force: true, runKey: 'unread' })).toMatchObject({
      outcome: 'already_recorded',
      recorded: { unattested: true },
    });
    const batch = { batchId: made['batchId'], contentHash: made['contentHash'], totalAmount: '' };
    expect(cameTo(await approve(as.asha, batch))).toBe('approved');
    const refused = await asking(as.farah).begin(batch);
    expectRefused(refused, 'unattested', /cannot be read just now.*nothing of batch .* has begun/);
    expect(refused.headers.get('retry-after')).toBe('20');
    await kept.forget();
    expect(cameTo(await asking(as.farah).begin(batch))).toBe('begun');
  });

  it('a begin that is sent again is told that it has begun, and nothing is logged as amiss', async () => {
    const batch = await approved();
    expect(cameTo(await asking(as.farah).begin(batch))).toBe('begun');
    await kept.put('attested/latest.json', 'not JSON');
    const mark = company.stack.lambda.logs('approval').length;
    expect(cameTo(await asking(as.farah).begin(batch))).toBe('already_recorded');
    expect(company.stack.lambda.logs('approval').slice(mark)).not.toContain('no payment begins');
  });
});
