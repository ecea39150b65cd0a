import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { writeEnvFile } from '../../../infra/local/write-env-file.ts';
import { StatusAnswer } from '../../../shared/events/status-answer.ts';
import { givenCompany, givenSettings } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { runInProcess } from '../../unit/cli/run-in-process.ts';

let company: PayoutStack;
let state: string;
beforeAll(async () => {
  company = await startPayoutStack();
  state = mkdtempSync(join(tmpdir(), 'payouts-status-'));
  writeEnvFile(state, company.stack.env);
});
afterAll(async () => {
  await company.discard();
  rmSync(state, { recursive: true });
});
beforeEach(async () => {
  vi.stubEnv('PAYOUT_STATE', state);
  await givenCompany(company);
});

describe('payouts status', () => {
  it('prints fourteen lines and ends with 0, also where nothing works', async () => {
    await givenSettings(company, { min_amount: 'abc' });
    await company.invoke({});
    const { code, stdout, stderr } = await runInProcess('status', '--local');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.trimEnd().split('\n')).toHaveLength(14);
    expect(stdout).toMatch(/^Automation {3}STOPPED: /);
  });

  it('prints one line of JSON for machines', async () => {
    const { code, stdout } = await runInProcess('status', '--local', '--json');
    expect({ code, lines: stdout.split('\n').length }).toEqual({ code: 0, lines: 2 });
    expect(StatusAnswer.parse(JSON.parse(stdout))).toMatchObject({ lastRun: null, settingsProblem: null });
  });

  it.each([
    { typed: '--jsn', says: /--jsn is not an option: did you mean --json\?/ },
    { typed: 'now', says: /"now": expected options only/ },
  ])('refuses $typed', async ({ typed, says }) => {
    const { code, stderr } = await runInProcess('status', '--local', typed);
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(says) });
  });

  it('fails with 2 where there is no stack', async () => {
    vi.stubEnv('PAYOUT_STATE', '/nowhere');
    expect(await runInProcess('status', '--local')).toMatchObject({ code: 2 });
  });
});
