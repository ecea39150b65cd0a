import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { METRICS } from '../../../shared/domain/metrics.ts';
import {
  givenCommissions,
  givenCompany,
  givenManyCommissions,
  givenSettings,
  scheduleEvent,
} from '../../support/given.ts';
import { logSince, metricLines, metricsIn } from '../../support/log-lines.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';

let company: PayoutStack;
beforeAll(async () => {
  company = await startPayoutStack();
});
afterAll(() => company.discard());
beforeEach(() => givenCompany(company));

/** What one invocation emits. */
const emittedBy = async (payload: unknown) => {
  const mark = company.stack.lambda.logs('payout').length;
  const answer = await company.invoke(payload);
  const lines = logSince(company, 'payout', mark);
  return { answer, lines: metricLines(lines), metrics: metricsIn(lines) };
};

const metricsOf = async (payload: unknown) => (await emittedBy(payload)).metrics;
const stranded = { hoursOld: 24 * 8 };

describe('a run', () => {
  it('that makes a batch says how large it is, in whole rupees, how long it took, and what it left behind', async () => {
    await givenCommissions(company, [
      { amount: '11810454.99' },
      { amount: '0.99' },
      { amount: '7.50', ...stranded },
    ]);
    const { answer, metrics } = await emittedBy({});
    expect(answer).toMatchObject({ outcome: 'created', totalAmount: '11810455.98' });
    expect(metrics).toEqual({
      RunCreated: 1,
      Records: 2,
      AmountRupees: 11_810_455,
      RunDuration: expect.any(Number),
      StrandedCommissions: 1,
      StrandedRupees: 7,
      NewlyStranded: 1,
    });
    expect(metrics['RunDuration']).toBeGreaterThan(0);
  });

  it('that is skipped says so, and what is stranded all the same', async () => {
    await givenCommissions(company, [stranded, stranded]);
    expect(await metricsOf({})).toEqual({
      RunSkipped: 1,
      RunDuration: expect.any(Number),
      StrandedCommissions: 2,
      StrandedRupees: 200,
      NewlyStranded: 2,
    });
  });

  it('that is repeated is no second batch', async () => {
    await givenCommissions(company, [{}]);
    await company.invoke({ runKey: 'k' });
    expect(await metricsOf({ runKey: 'k' })).toEqual({ RunRepeated: 1 });
  });

  it('whose commit nobody heard is one batch', async () => {
    await givenCommissions(company, [{}, stranded]);
    company.stack.dataApi.faults.add({ kind: 'reply_lost_after', operation: 'CommitTransaction', times: 1 });
    expect(await metricsOf({})).toMatchObject({ RunCreated: 1, Records: 1, NewlyStranded: 1 });
  });

  it('that fails says only that, and says it though the database is dead', async () => {
    await givenSettings(company, { min_amount: 'abc' });
    expect(await metricsOf({})).toEqual({ RunFailed: 1 });
    company.stack.dataApi.faults.add({ kind: 'database_unavailable', times: 1_000 });
    expect(await metricsOf({})).toEqual({ RunFailed: 1 });
  });

  it('that is a preview says nothing, nor does it warn of that', async () => {
    await givenCommissions(company, [{}]);
    const { lines } = await emittedBy({ dryRun: true });
    expect(lines).toEqual([]);
    expect(company.stack.lambda.logs('payout')).not.toContain('No application metrics');
  });
});

describe('what is refused to its caller', () => {
  it.each([
    { given: 'a payload that makes no sense', payload: { maxItems: -1 } },
    { given: 'a dry run that makes no sense', payload: { dryRun: true, maxItems: -1 } },
    {
      given: 'a window that ends before it begins',
      payload: { dateFrom: '2026-11-20', dateTo: '2026-11-01' },
    },
  ])('$given: is no failed run', async ({ payload }) => {
    expect(await metricsOf(payload)).toEqual({ RunRefused: 1 });
  });
});

describe('newly stranded', () => {
  const newly = async (payload: unknown) => (await metricsOf(payload))['NewlyStranded'];

  it('are those above the last run’s: told once', async () => {
    await givenCommissions(company, [stranded, stranded, stranded]);
    expect(await newly(scheduleEvent())).toBe(3);
    expect(await newly({})).toBe(0);
    await givenCommissions(company, [stranded]);
    expect(await newly({})).toBe(1);
    expect(await newly({})).toBe(0);
  });

  it('are told again after those of before were paid by hand', async () => {
    await givenCommissions(company, [stranded, stranded]);
    expect(await newly({})).toBe(2);
    await company.invoke({ force: true, lookbackDays: 0 });
    await givenCommissions(company, [stranded]);
    expect(await newly({})).toBe(1);
  });

  it('are none of a window that somebody chose, nor does such a run hide any', async () => {
    await givenCommissions(company, [{ hoursOld: 48 }, { hoursOld: 48 }, { hoursOld: 48 }]);
    expect(await newly({})).toBe(0);
    await givenCommissions(company, [{ hoursOld: 48 }, { hoursOld: 48 }]);
    for (const payload of [{ lookbackDays: 1 }, { dateFrom: new Date().toISOString().slice(0, 10) }]) {
      const metrics = await metricsOf({ ...payload, force: true });
      expect(metrics).toMatchObject({ RunSkipped: 1 });
      expect(metrics).not.toHaveProperty('StrandedCommissions');
    }
    await givenCommissions(company, [stranded]);
    expect(await newly({})).toBe(1);
  });

  it('are all of them where what was recorded before cannot be read', async () => {
    await givenCommissions(company, [stranded]);
    await company.invoke({});
    await company.sql(`UPDATE mlm_payout_runs SET result = 'spoilt'`);
    expect(await newly({})).toBe(1);
  });

  it('cost no call to the database', async () => {
    await givenManyCommissions(company, 100);
    company.stack.dataApi.calls.reset();
    await company.invoke({});
    expect(company.stack.dataApi.calls.all.length).toBeLessThanOrEqual(20);
  });
});

describe('every line', () => {
  it('is in the stack’s namespace, of the function, dated by the start of the run, and names the run', async () => {
    await givenCommissions(company, [{}]);
    company.stack.dataApi.faults.add({ kind: 'delay', milliseconds: 300, operation: 'CommitTransaction' });
    const before = Date.now();
    const { lines } = await emittedBy({ runKey: 'named' });
    const [line] = lines;
    expect(line).toMatchObject({ service: 'payout', runKey: 'named' });
    expect(line?.['_aws'].CloudWatchMetrics).toEqual([
      {
        Namespace: 'MlmPayouts/mlm-payouts-trial',
        Dimensions: [['service']],
        Metrics: expect.arrayContaining([{ Name: 'RunDuration', Unit: METRICS.payout.RunDuration }]),
      },
    ]);
    expect(line?.['_aws'].Timestamp - before).toBeLessThan(250);
    expect(line?.['_aws'].Timestamp).toBeGreaterThanOrEqual(before - 1);
  });
});
