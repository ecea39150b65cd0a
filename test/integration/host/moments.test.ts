import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { givenSettings } from '../../support/given.ts';
import { givenHostSchema } from '../../support/host/given-host-schema.ts';
import { modified } from '../../support/host/host-deviation.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenPeople, type MadeBatch, signedIn } from '../../support/people.ts';
import { approve, cameTo } from '../../support/sign-off.ts';
import { asking } from '../payments/ask-payment.ts';

const LEDGER = 'mlm_commission_ledger';

const givenLedger = async (company: PayoutStack, column: string, definition: string): Promise<void> => {
  await givenHostSchema(company, [modified(`${LEDGER}.${column}`, definition, 'works')]);
  expect(await company.invoke({}, 'migrate')).toMatchObject({ users: expect.anything() });
  await givenPeople(company);
  await givenSettings(company, { enabled: '1', lookback_days: '1' });
};

const earn = ({ sql }: PayoutStack, amount: string, at: string): Promise<unknown> =>
  sql(
    `INSERT INTO ${LEDGER} (beneficiary_user_id, source_user_id, commission_type, amount, status, created_at)
     VALUES (11, 11, 'referral', ${amount}, 'approved', ${at})`,
  );

describe('a ledger that keeps parts of seconds', () => {
  let company: PayoutStack;
  beforeAll(async () => {
    company = await startPayoutStack({ migrated: false });
  });
  afterAll(() => company.discard());
  beforeEach(() => company.stack.dataApi.faults.clear());

  it.each(['TIMESTAMP(6) NULL', 'DATETIME(6) NULL', 'TIMESTAMP(1) NULL'])(
    'is claimed chunk by chunk, each commission once: %s',
    async (definition) => {
      await givenLedger(company, 'created_at', definition);
      await company.sql(
        `INSERT INTO ${LEDGER} (beneficiary_user_id, source_user_id, commission_type, amount, status, created_at)
         SELECT 11, 11, 'referral', 1.01, 'approved', DATE_SUB(NOW(6), INTERVAL 60000000 + n % 977 * 1013 MICROSECOND)
           FROM (WITH RECURSIVE numbers AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM numbers WHERE n < 1000)
                 SELECT a.n FROM numbers a UNION ALL SELECT 1000 + b.n FROM numbers b) n`,
      );
      // Until a chunk holds 781: three of them.
      const sql = /INSERT INTO mlm_payout_batch_items/;
      company.stack.dataApi.faults.add({ kind: 'statement_timeout', sql, times: 6 });
      expect(await company.invoke({ force: true })).toMatchObject({
        ...{ outcome: 'created', totalRecords: 2000, totalAmount: '2020.00', excluded: [] },
      });
    },
  );

  it('lists what is left out page by page, each commission once', async () => {
    await givenLedger(company, 'created_at', 'TIMESTAMP(6) NULL');
    for (const part of [1, 2, 3, 3, 4]) await earn(company, '-1', `'2026-11-01 10:00:00.00000${part}'`);
    const { om } = await signedIn(company);
    const ids: string[] = [];
    let cursor = '';
    do {
      const { status, body } = await om.get(
        `/api/runs/preview/left-out?reason=amount_not_positive&limit=2${cursor}`,
      );
      expect(status).toBe(200);
      ids.push(...body.items.map(({ commissionId }: { commissionId: string }) => commissionId));
      cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
    } while (cursor !== '' && ids.length < 9);
    expect(ids).toEqual(['1', '2', '3', '4', '5']);
  });
});

describe('a ledger that keeps local time in a DATETIME, and sessions that others have used', () => {
  let company: PayoutStack;
  beforeAll(async () => {
    const parameters = { time_zone: 'Asia/Kolkata' };
    company = await startPayoutStack({ migrated: false, sessions: 'pooled', parameters });
  });
  afterAll(() => company.discard());

  it('is read by the clock of the server that wrote it', async () => {
    await givenLedger(company, 'created_at', 'DATETIME NOT NULL');
    await earn(company, '10', 'DATE_SUB(NOW(), INTERVAL 23 HOUR)');
    await earn(company, '20', 'DATE_SUB(NOW(), INTERVAL 25 HOUR)');
    for (const _ of [1, 2]) {
      expect(await company.invoke({ force: true, dryRun: true })).toMatchObject({ outcome: 'preview' });
    }
    expect(await company.invoke({ force: true })).toMatchObject({
      ...{ outcome: 'created', totalAmount: '10.00', stranded: { count: 1, amount: '20.00' } },
    });
  });
});

describe('what the host empties after it was approved', () => {
  let company: PayoutStack;
  beforeAll(async () => {
    company = await startPayoutStack({ migrated: false });
  });
  afterAll(() => company.discard());

  it.each([
    {
      column: 'amount',
      definition: 'DECIMAL(15,4) NULL',
      says: /the ledger says no amount: expected ₹10.00/,
    },
    { column: 'status', definition: 'VARCHAR(20) NULL', says: /the ledger says nothing: expected approved/ },
  ])('has drifted: $column', async ({ column, definition, says }) => {
    await givenLedger(company, column, definition);
    await earn(company, '10', 'DATE_SUB(NOW(), INTERVAL 1 HOUR)');
    const batch = (await company.invoke({ force: true })) as unknown as MadeBatch;
    const { asha, farah, vani } = await signedIn(company);
    expect(cameTo(await approve(asha, batch))).toBe('approved');
    await company.sql(`UPDATE ${LEDGER} SET ${column} = NULL`);
    expect(cameTo(await asking(farah).begin(batch))).toBe('drifted');
    const { body } = await vani.get(`/api/batches/${batch.batchId}`);
    expect(JSON.stringify(body)).toMatch(says);
  });
});
