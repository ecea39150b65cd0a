import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { functionAccessKeyId } from '../../../infra/local/access/access.ts';
import { openAttested } from '../../support/attested.ts';
import { expectRefused } from '../../support/expect-refused.ts';
import { givenCommissions } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, type MadeBatch, signedIn } from '../../support/people.ts';
import { approve, cameTo } from '../../support/sign-off.ts';
import { asking, givenNothingEarned, type People } from '../payments/ask-payment.ts';
import { givenDump } from './given-dump.ts';

let company: PayoutStack;
let as: People;
let kept: ReturnType<typeof openAttested>;
beforeAll(async () => {
  company = await startPayoutStack();
  as = await signedIn(company);
  kept = openAttested(company);
});
afterAll(() => company.discard());
beforeEach(async () => {
  await givenNothingEarned(company);
  await kept.forget();
});

const approved = async (): Promise<MadeBatch> => {
  const batch = await givenBatch(company);
  expect(cameTo(await approve(as.asha, batch))).toBe('approved');
  return batch;
};

/** A backup of before a batch was made, approved and begun, restored after it. */
const restoredBeforeBegin = async (): Promise<{ readonly first: MadeBatch; readonly lost: MadeBatch }> => {
  const first = await approved();
  await givenCommissions(company, [{ beneficiary: 11 }, { beneficiary: 12, amount: '250.00' }]);
  const dump = await givenDump(company);
  const { batchId, contentHash, totalAmount } = await company.invoke({ force: true });
  const lost = { batchId, contentHash, totalAmount };
  expect(cameTo(await approve(as.asha, lost))).toBe('approved');
  expect(cameTo(await asking(as.farah).begin(lost))).toBe('begun');
  await company.invoke({}, 'notice');
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
});

describe('what it costs', () => {
  const callsOf = async (functionName: string, ask: () => Promise<unknown>): Promise<number> => {
    const { calls } = company.stack.dataApi;
    calls.reset();
    await ask();
    return calls.all.filter(({ accessKeyId }) => accessKeyId === functionAccessKeyId(functionName)).length;
  };

  it('is one call more a run and a begin, with a thousand events kept', async () => {
    const run = async () => {
      await givenCommissions(company, [{ beneficiary: 11 }]);
      // Named, or a second one in the same second begins again under another name.
      return callsOf('payout', () => company.invoke({ force: true, batchReference: randomUUID() }));
    };
    const begin = async () => {
      const batch = await approved();
      await company.invoke({ command: 'keep-list', batchId: batch.batchId }, 'worker');
      return callsOf('approval', async () =>
        expect(cameTo(await asking(as.farah).begin(batch))).toBe('begun'),
      );
    };
    // The first records that somebody wrote the settings.
    await run();
    const without = { run: await run(), begin: await begin() };
    await company.sql(
      `INSERT INTO mlm_payout_events (stream, seq, actor, action, detail, occurred_at, prev_hash, hash)
       SELECT CONCAT('other-', n.n), 1, 'x', 'x', '{}', 1, REPEAT('0', 64), SHA2(n.n, 256)
         FROM (WITH RECURSIVE d AS (SELECT 0 AS i UNION ALL SELECT i + 1 FROM d WHERE i < 9)
               SELECT 1000 * a.i + 100 * b.i + 10 * c.i + e.i AS n FROM d a, d b, d c, d e) n`,
    );
    for (let minutes = 1; minutes <= 2; minutes += 1) await company.invoke({}, 'notice');
    expect((await kept.latest()).events).toHaveLength(1_000);
    expect({ run: await run(), begin: await begin() }).toEqual({
      run: without.run + 1,
      begin: without.begin + 1,
    });
  });
});
