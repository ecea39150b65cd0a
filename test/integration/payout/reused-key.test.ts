import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { givenCommissions, givenCompany } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';

let company: PayoutStack;
beforeAll(async () => {
  company = await startPayoutStack();
});
afterAll(() => company.discard());
beforeEach(async () => {
  await givenCompany(company);
  await givenCommissions(company, [{}]);
});

const JANUARY = {
  runKey: 'payout',
  force: true,
  dateFrom: '2026-01-01',
  dateTo: '2026-01-31',
  minAmount: '0',
};

describe('the key of a run that is done', () => {
  it.each([
    {
      given: 'another month',
      change: { dateFrom: '2026-02-01', dateTo: '2026-02-28' },
      told: 'dateFrom was "2026-01-01", now "2026-02-01"; dateTo was "2026-01-31", now "2026-02-28"',
    },
    { given: 'another cap', change: { maxItems: 5 }, told: 'maxItems was null, now 5' },
    { given: 'without force', change: { force: false }, told: 'force was true, now false' },
    { given: 'another reference', change: { batchReference: 'OTHER' }, told: 'now "OTHER"' },
  ])('with another payload ($given) is refused, dry or not: it is no repeat', async ({ change, told }) => {
    expect(await company.invoke(JANUARY)).toMatchObject({ outcome: 'skipped' });
    for (const dryRun of [true, false]) {
      expect(await company.invoke({ ...JANUARY, ...change, dryRun })).toMatchObject({
        errorType: 'RunKeyReused',
        errorMessage: expect.stringContaining(told),
      });
    }
    const rows = await company.sql('SELECT outcome, error_type FROM mlm_payout_runs ORDER BY id');
    expect(rows).toEqual([
      { outcome: 'skipped', error_type: null },
      { outcome: 'failed', error_type: 'RunKeyReused' },
    ]);
    expect(await company.sql("SELECT 1 FROM mlm_payout_events WHERE action = 'run_failed'")).toEqual([]);
  });

  it.each([
    { given: 'the same instants, said otherwise', change: { dateFrom: '2025-12-31T18:30:00Z' } },
    { given: 'by somebody else', change: { requestedBy: 'Om' } },
  ])('with the same payload is a repeat: $given', async ({ change }) => {
    const asked = { ...JANUARY, dateFrom: '2026-01-01T00:00:00+05:30' };
    await company.invoke(asked);
    expect(await company.invoke({ ...asked, ...change })).toMatchObject({ outcome: 'already_recorded' });
  });
});
