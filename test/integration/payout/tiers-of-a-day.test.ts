import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  bindParameters,
  parseSingleStatement,
} from '../../../infra/local/data-api/values/bind-parameters.ts';
import type { WireParameter } from '../../../infra/local/data-api/wire/sql-literal.ts';
import { givenDigestHour } from '../../support/digest-hour.ts';
import { givenCompany, givenSettings } from '../../support/given.ts';
import { givenBatches } from '../../support/given-batches.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenBatch, givenPeople, type MadeBatch, signedIn } from '../../support/people.ts';
import { approve, cameTo, cancel, pay } from '../../support/sign-off.ts';
import { storedEvents } from '../../support/stored-events.ts';

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
  // One o'clock in the night of the business: its day began between one and two hours ago.
  await givenDigestHour(company, 'is ahead');
  await givenSettings(company, { approval_tiers: '[{"from":"1000000.00","approvals":2}]' });
});

const FIFTEEN_LAKH = [
  { amount: '900000.00', hoursOld: 2 },
  { amount: '600000.00', hoursOld: 1 },
];
const show = async ({ batchId }: MadeBatch) => (await as.vani.get(`/api/batches/${batchId}`)).body;
const noticeOf = async ({ batchId }: MadeBatch) => {
  const [row] = await company.sql('SELECT message, payload FROM mlm_notification_log WHERE notice_key = ?', [
    `payout_batch_created/${batchId}`,
  ]);
  return { message: String(row?.['message']), payload: row?.['payload'] };
};
/** Of what is left. */
const run = async (payload = {}): Promise<MadeBatch> => {
  const { batchId, contentHash, totalAmount } = await company.invoke({ force: true, ...payload });
  return { batchId, contentHash, totalAmount };
};
const made = async (amount: string): Promise<MadeBatch> => givenBatch(company, [{ amount }]);
const needs = async (batch: MadeBatch) => (await show(batch)).requiredApprovals;

describe('fifteen lakh as nine and six', () => {
  const split = async () => {
    const nine = await givenBatch(company, FIFTEEN_LAKH, { maxItems: 1 });
    const six: MadeBatch = await run({ maxItems: 1 });
    return { nine, six };
  };

  it('need two approvals at the second, which one person alone cannot give', async () => {
    const { nine, six } = await split();
    expect([nine.totalAmount, six.totalAmount]).toEqual(['900000.00', '600000.00']);
    expect(cameTo(await approve(as.asha, nine))).toBe('approved');
    expect(cameTo(await approve(as.asha, six))).toBe('recorded');
    expect(cameTo(await approve(as.bimal, six))).toBe('approved');
  });

  it('say which sum decided: in the batch, the list, the notice, the event and the table', async () => {
    const { nine, six } = await split();
    expect(await show(nine)).toMatchObject({ requiredApprovals: 1, tierAmount: null });
    expect(await show(six)).toMatchObject({ requiredApprovals: 2, tierAmount: '1500000.00' });
    const { body } = await as.vani.get('/api/batches');
    expect(body.items.map(({ tierAmount }: { tierAmount: unknown }) => tierAmount)).toEqual([
      '1500000.00',
      null,
    ]);
    const { message, payload } = await noticeOf(six);
    expect(message).toContain(
      '\nApprovals needed: 2\nWhy as many: this batch and the others made on the same business day come to ₹15,00,000.00; ' +
        'from ₹10,00,000.00 on 2 approvals are needed.\n',
    );
    expect(payload).toMatchObject({ requiredApprovals: 2, tierAmount: '1500000.00' });
    const [event] = await storedEvents(company, `batch-${six.batchId}`);
    expect(event?.detail).toMatchObject({
      requiredApprovals: 2,
      tier: { from: '1000000.00', approvals: 2 },
      tierAmount: '1500000.00',
    });
    expect((await noticeOf(nine)).message).not.toContain('Why as many');
    expect((await noticeOf(nine)).payload).not.toHaveProperty('tierAmount');
    expect((await storedEvents(company, `batch-${nine.batchId}`))[0]?.detail).not.toHaveProperty(
      'tierAmount',
    );
    expect(await company.sql('SELECT tier_amount FROM mlm_payout_batches ORDER BY id')).toEqual([
      { tier_amount: null },
      { tier_amount: '1500000.00' },
    ]);
  });
});

describe('what counts with a batch', () => {
  it('is not what was cancelled, but what was paid', async () => {
    const nine = await made('900000.00');
    expect(cameTo(await cancel(as.om, nine))).toBe('cancelled');
    const other = await run();
    expect(await needs(other)).toBe(1);
    expect(cameTo(await approve(as.asha, other))).toBe('approved');
    expect(cameTo(await pay(as.farah, other))).toBe('paid');
    expect(await needs(await made('100000.00'))).toBe(2);
  });

  it('is nothing of a batch whose own total reaches the tier: that sum is not told', async () => {
    await made('900000.00');
    expect(await show(await made('1000000.00'))).toMatchObject({ requiredApprovals: 2, tierAmount: null });
  });

  it.each([
    { given: 'made half an hour ago', batch: { hoursOld: 0.5 }, needed: 2 },
    { given: 'made the day before', batch: { hoursOld: 3 }, needed: 1 },
    { given: 'of the old script, today', batch: { hoursOld: 0.5, madeToTheMicrosecond: false }, needed: 2 },
    {
      given: 'of the old script, the day before',
      batch: { hoursOld: 3, madeToTheMicrosecond: false },
      needed: 1,
    },
    { given: 'cancelled', batch: { hoursOld: 0.5, status: 'cancelled' as const }, needed: 1 },
    { given: 'completed', batch: { hoursOld: 0.5, status: 'completed' as const }, needed: 2 },
  ])('a batch $given: $needed', async ({ batch, needed }) => {
    await givenBatches(company, [{ id: 1, amount: '900000.00', ...batch }]);
    expect(await needs(await made('100000.00'))).toBe(needed);
  });

  it('a draft does not, nor what a clock behind dated before midnight hides what was made after it', async () => {
    await givenBatches(company, [
      { id: 1, amount: '900000.00', hoursOld: 3 },
      { id: 2, amount: '500000.00', hoursOld: 0.5 },
      { id: 3, amount: '900000.00', hoursOld: 2.1 },
      { id: 4, amount: '400000.00', hoursOld: 0.4 },
    ]);
    await company.sql(`UPDATE mlm_payout_batches SET status = 'draft' WHERE id = 4`);
    expect(await needs(await made('499999.99'))).toBe(1);
    await company.sql(`UPDATE mlm_payout_batches SET status = 'completed' WHERE id = 4`);
    expect(await needs(await made('0.01'))).toBe(2);
  });

  it('is the sum to the paisa, beyond what one batch can hold', async () => {
    await givenSettings(company, { approval_tiers: '[{"from":"9999999999999.99","approvals":3}]' });
    await givenBatches(company, [{ id: 1, amount: '9999999999999.98', hoursOld: 0.5 }]);
    expect(await show(await made('0.01'))).toMatchObject({
      requiredApprovals: 3,
      tierAmount: '9999999999999.99',
    });
    expect(await show(await made('9999999999.99'))).toMatchObject({ tierAmount: '10009999999999.98' });
  });
});

it('reads the batches of the last day alone, however many there were before', async () => {
  const { calls } = company.stack.dataApi;
  const before = Array.from({ length: 5_000 }, (_, index) => ({
    id: index + 1,
    status: 'completed' as const,
    hoursOld: 30,
  }));
  await givenBatches(company, [...before, { id: 5_001, amount: '900000.00', hoursOld: 0.5 }]);
  await company.sql('ANALYZE TABLE mlm_payout_batches');
  calls.reset();
  expect(await needs(await made('100000.00'))).toBe(2);
  const asked = calls.all.filter(({ sql }) => /AS (othersOfDay|firstUnadopted)/.test(sql ?? ''));
  expect(asked).toHaveLength(2);
  const connection = await company.connect();
  await connection.query('FLUSH STATUS');
  for (const { sql = '', parameters = [] } of asked) {
    await connection.query(bindParameters(parseSingleStatement(sql), parameters as readonly WireParameter[]));
  }
  const [rows] = await connection.query(`SHOW SESSION STATUS LIKE 'Handler_read%'`);
  await connection.end();
  const read = (rows as { Value: string }[]).reduce((sum, { Value }) => sum + Number(Value), 0);
  expect(read).toBeLessThan(200);
});
