import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { askOps } from '../../support/ask-ops.ts';
import { auditTables, givenTrail } from '../../support/audit-trail.ts';
import { everyTable } from '../../support/ledger-facts.ts';
import { jsonLines, logSince, metricLines } from '../../support/log-lines.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { until } from '../../support/until.ts';

let company: PayoutStack;
let restore: () => Promise<void>;
beforeAll(async () => {
  company = await startPayoutStack();
  await givenTrail(company);
  ({ restore } = await auditTables(company));
});
afterAll(() => company.discard());
beforeEach(() => restore());

const lines = (mark: number) => logSince(company, 'ops', mark);
const measured = (mark: number, name: string): number[] =>
  metricLines(lines(mark)).flatMap((line) => (name in line ? [line[name]] : []));

/** What the schedule of the template fires, until the last piece has said that it looked at everything. */
const night = async () => {
  const mark = company.stack.lambda.logs('ops').length;
  const name = company.stack.scheduler.scheduleNames.find((each) => each.endsWith('-nightly')) ?? '';
  expect(await company.stack.scheduler.fire(name, new Date())).toMatchObject({ kind: 'invoked' });
  await until(async () => measured(mark, 'NightlyChecked')[0]);
  expect(measured(mark, 'NightlyChecked')).toEqual([1]);
  return {
    findings: Math.max(...measured(mark, 'NightlyFindings')),
    pieces: measured(mark, 'NightlyFindings').length,
    unheard: measured(mark, 'AudiencesUnheard'),
    told: jsonLines(lines(mark)).filter(({ level }) => level === 'ERROR' || level === 'WARN'),
  };
};

describe('the nightly check', () => {
  it('finds nothing where nothing is wrong, in three pieces at least, and writes nothing', async () => {
    const before = await everyTable(company);
    expect(await night()).toEqual({ findings: 0, pieces: 3, unheard: [0], told: [] });
    expect(await everyTable(company)).toEqual(before);
  });

  it('finds a broken link of the audit trail', async () => {
    await company.sql(`UPDATE mlm_payout_events SET actor = 'nobody' WHERE stream = 'run' AND seq = 2`);
    const { findings, told } = await night();
    expect(findings).toBeGreaterThan(0);
    expect(told).toContainEqual(
      expect.objectContaining({
        message: 'the audit trail is broken',
        stream: 'run',
        seq: 2,
        fault: 'altered',
      }),
    );
  });

  it('finds a broken invariant, and says of it no more than which and how many', async () => {
    await company.sql('UPDATE mlm_payout_batches SET total_records = total_records + 1');
    const { findings, told } = await night();
    await company.sql('UPDATE mlm_payout_batches SET total_records = total_records - 1');
    expect(findings).toBeGreaterThan(0);
    expect(told).toContainEqual(
      expect.objectContaining({
        message: 'an invariant is broken',
        check: 'totals_out_of_step',
        count: 1,
      }),
    );
  });

  it('adds what the pieces before it found, and goes on where it is told', async () => {
    const from = { audit: 'go_on', afterStream: 'run' };
    const mark = company.stack.lambda.logs('ops').length;
    const args = { from, findings: 3 };
    expect(await askOps(company, 'nightly.check', { args })).toEqual({ findings: 3, next: { kept: '' } });
    expect(measured(mark, 'NightlyFindings')[0]).toBe(3);
    expect(measured(mark, 'AudiencesUnheard')).toEqual([]);
    // The piece that it asked for is not to be counted as the next test's.
    await until(async () => measured(mark, 'NightlyChecked')[0]);
    expect(measured(mark, 'NightlyFindings')).toEqual([3, 3]);
  });

  it('is gone on with by Lambda where an invocation was killed', async () => {
    const { dataApi, lambda } = company.stack;
    const sql = /mlm_payout_batch_approvals/;
    const mark = lambda.logs('ops').length;
    dataApi.faults.add({ kind: 'delay', sql, milliseconds: 600, times: 1 });
    dataApi.calls.reset();
    const whole = night();
    await until(async () => dataApi.calls.all.find((call) => sql.test(call.sql ?? '')));
    await lambda.kill('ops');
    expect(await whole).toMatchObject({ findings: 0, pieces: 3 });
    const begun = jsonLines(lines(mark)).filter(({ command }) => command === 'nightly.check');
    expect(begun).toHaveLength(4); // the one that was killed, the one in its place, the trail, what is kept outside
  });
});
