import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { statusLines } from '../../../infra/cli/status/status-lines.ts';
import { givenCommissions, givenCompany, givenSettings } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { readStatus, shown } from '../../support/status.ts';

let company: PayoutStack;
beforeAll(async () => {
  company = await startPayoutStack();
});
afterAll(() => company.discard());
beforeEach(() => givenCompany(company));

const status = () => readStatus(company);

const ago = (minutes: number): string =>
  new Date(Date.now() - minutes * 60_000).toISOString().replace('T', ' ').replace('Z', '');

describe('status of what went wrong', () => {
  it('answers although a setting does not parse, and says which', async () => {
    await givenSettings(company, { min_amount: 'abc', interval_hours: 'often' });
    await givenCommissions(company, [{ hoursOld: 41 * 24 }]);
    const runKey = 'manual/broken';
    await company.invoke({ runKey });
    const answer = await status();
    expect(answer).toMatchObject({
      automation: null,
      lastRun: { outcome: 'failed' },
      failures: { count: 1, openCount: 1, last: { runKey, errorType: 'SettingsInvalid' } },
      free: { count: 1, stranded: null },
    });
    expect(answer.settingsProblem).toMatch(/interval_hours is "often".*; .*min_amount is "abc"/);
    expect(shown(answer)).toMatchObject({
      Automation: 'STOPPED: a setting does not parse, so every run fails',
      Failed: expect.stringMatching(/^1 in 7 days, the last 0 min ago \(manual\/broken\): SettingsInvalid: /),
      Settings: expect.stringMatching(/^payout_automation_interval_hours is "often": expected/),
    });
  });

  it('says that a failure was made good by a later try of its key', async () => {
    await givenSettings(company, { min_amount: 'abc' });
    await company.invoke({ runKey: 'manual/again' });
    await givenSettings(company, { min_amount: '0' });
    await company.invoke({ runKey: 'manual/again' });
    const answer = await status();
    expect(answer).toMatchObject({ failures: { count: 1, openCount: 0 }, lastRun: { outcome: 'skipped' } });
    expect(shown(answer)['Failed']).toMatch(/^1 in 7 days, made good by a later try, the last 0 min ago/);
    expect(shown(answer)['Last run']).toMatch(/^skipped \(nothing_eligible\) 0 min ago: No batch created/);
  });

  it('tells a run that died from one that is at work', async () => {
    const running = (key: string, minutes: number) =>
      company.sql(
        `INSERT INTO mlm_payout_runs (attempt_id, run_key, trigger_kind, request, outcome, started_at)
         VALUES (?, ?, 'schedule', '{}', 'running', ?)`,
        [key, key, ago(minutes)],
      );
    await running('at-work', 15);
    expect((await status()).died).toMatchObject({ count: 0 });
    await running('died', 120);
    await running('long-ago', 8 * 24 * 60);
    const answer = await status();
    expect(answer.died).toMatchObject({ count: 1, openCount: 1, last: { runKey: 'died' } });
    expect(shown(answer)['Failed']).toBe('1 run DIED, the last 2 h ago (died)');
  });

  it('counts neither wrong input nor waiting for another run as a failure', async () => {
    await company.sql(
      `INSERT INTO mlm_payout_runs (attempt_id, run_key, trigger_kind, request, outcome, error_type, started_at)
       VALUES ('a', 'a', 'manual', '{}', 'failed', 'RunInProgress', ?)`,
      [ago(1)],
    );
    expect((await status()).failures).toMatchObject({ count: 0, last: null });
  });
});

describe('the lines', () => {
  it('are fourteen and fit a terminal, whatever stands in them', async () => {
    await givenCommissions(company, [{ amount: '9999999999999.99', hoursOld: 24 * 400 }]);
    await givenSettings(company, { min_amount: `${'x'.repeat(500)}\nnext line` });
    await company.invoke({});
    const lines = statusLines(await status());
    expect(lines).toHaveLength(14);
    for (const line of lines) expect(line).toMatch(/^[^\n]{1,110}$/);
  });
});
