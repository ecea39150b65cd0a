import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { writeEnvFile } from '../../../infra/local/write-env-file.ts';
import { givenCommissions, givenCompany, givenSettings } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { REFUSED_ARGV, REFUSED_VALUES } from '../../unit/cli/refused-argv.ts';
import { runInProcess } from '../../unit/cli/run-in-process.ts';
import { runCliProcess } from './run-cli-process.ts';

let payouts: PayoutStack;
let state: string;

beforeAll(async () => {
  payouts = await startPayoutStack();
  state = mkdtempSync(join(tmpdir(), 'payouts-cli-'));
  writeEnvFile(state, payouts.stack.env);
});
afterAll(async () => {
  await payouts.discard();
  rmSync(state, { recursive: true });
});
beforeEach(async () => {
  vi.stubEnv('PAYOUT_STATE', state);
  await givenCompany(payouts);
  await givenCommissions(payouts, [{ amount: '150000.50' }, { amount: '0.01' }, { hoursOld: 24 * 30 }]);
});

const run = (...argv: string[]) => runInProcess('run', '--local', ...argv);

const traffic = ({ stack }: PayoutStack) => [stack.lambda.invocations.length, stack.dataApi.calls.all.length];

const batches = async (): Promise<number> => (await payouts.sql('SELECT id FROM mlm_payout_batches')).length;

describe('what is refused at the terminal', () => {
  it.each([...REFUSED_ARGV, ...REFUSED_VALUES])('invokes nothing: %s', async (typed) => {
    const before = traffic(payouts);
    expect((await run(...typed.split(' '))).code).toBe(1);
    expect(traffic(payouts)).toEqual(before);
  });
});

describe('payouts run, as a process', () => {
  it('creates a batch and says what is in it', async () => {
    const { code, stdout, stderr } = await runCliProcess(['run', '--local'], { PAYOUT_STATE: state });
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringMatching(/run key cli\/[0-9a-f-]{36}\n/),
    });
    expect(stdout).toMatch(/^Created batch \d+, reference AUTO-\d{8}-\d{6}\. It awaits approval/);
    expect(stdout).toMatch(/Records +2\n +Total +₹1,50,000\.51\n +Required approvals +1\n/);
    expect(stdout).toMatch(/Stranded: 1 commission, ₹100\.00/);
    const [row] = await payouts.sql('SELECT requested_by_text AS by_whom FROM mlm_payout_batches');
    expect(row?.['by_whom']).toMatch(/.@./);
  });

  it('refuses a typo, which in the original paid', async () => {
    const before = traffic(payouts);
    const { code, stdout, stderr } = await runCliProcess(['run', '--local', '--dryrun'], {
      PAYOUT_STATE: state,
    });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/--dryrun is not an option: did you mean --dry-run\?/);
    expect(traffic(payouts)).toEqual(before);
  });

  it('fails with 2 and the cause on stderr', async () => {
    await givenSettings(payouts, { min_amount: 'abc' });
    const { code, stdout, stderr } = await runCliProcess(['run', '--local'], { PAYOUT_STATE: state });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/SettingsInvalid: payout_automation_min_amount is "abc": expected a decimal/);
    expect(stderr).toMatch(
      /Correct the setting.*\n {2}PAYOUT_STATE=\S+ infra\/cli\/payouts run --run-key=cli\/\S+ --local\n$/,
    );
  });
});

describe('payouts run', () => {
  it('skips with 0, the reason and what to do', async () => {
    await givenSettings(payouts, { enabled: '0' });
    const { code, stdout } = await run();
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Skipped \(disabled\): no batch was made\. .*--force\.\n/);
  });

  it('previews with 0 and without a run key to remember', async () => {
    const { code, stdout, stderr } = await run('--dry-run', '--min-amount', '200000');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(
      /^Dry run: nothing was written\.\nA real run would be skipped now \(below_minimum\)/,
    );
    expect(stdout).toMatch(/Eligible +2 commissions, ₹1,50,000\.51\n/);
    expect(stdout).toMatch(/Minimum +₹2,00,000\.00: not met\n/);
    expect(await payouts.sql('SELECT id FROM mlm_payout_runs')).toEqual([]);
  });

  it('sends every option as the function expects it', async () => {
    const typed =
      '--force --date-from=2020-01-01 --date-to 2037-01-01 --lookback-days=3 --min-amount=0.01 --max-items=1 --required-approvals 3 --batch-reference=URGENT.1 --interval-hours=12';
    const { code, stdout } = await run('--json', ...typed.split(' '));
    expect(code).toBe(0);
    expect(stdout.split('\n')).toEqual([expect.any(String), '']);
    expect(JSON.parse(stdout)).toMatchObject({
      outcome: 'created',
      runKey: expect.stringMatching(/^cli\//),
      batchReference: 'URGENT.1',
      totalRecords: 1,
      requiredApprovals: 3,
      window: { from: '2019-12-31T18:30:00.000Z', to: '2037-01-01T18:30:00.000Z' },
    });
  });

  it('repeated under its key tells what was done then, with 0', async () => {
    const first = await run('--run-key=mine');
    const second = await run('--run-key=mine');
    expect(second.code).toBe(0);
    expect(second.stdout).toMatch(/^Already recorded: run key mine ran before/);
    expect(second.stdout).toContain(first.stdout);
    expect(await batches()).toBe(1);
  });

  it('refuses a taken reference with 1, in the words of the terminal', async () => {
    await run('--batch-reference=X');
    const { code, stderr } = await run('--batch-reference=X');
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /InvalidInput: --batch-reference is "X": a batch of that reference exists already/,
    );
    expect(stderr).toMatch(/This command made no batch\./);
  });

  it('with a database that is down fails with 2; the command it prints then finishes the work', async () => {
    payouts.stack.dataApi.faults.add({ kind: 'database_unavailable', times: 1000 });
    const failed = await run('--json');
    expect(failed.code).toBe(2);
    expect(JSON.parse(failed.stdout)).toEqual({
      errorType: 'DatabaseUnavailable',
      errorMessage: expect.stringMatching(/./),
    });
    payouts.stack.dataApi.faults.clear();
    const command = /^ {2}PAYOUT_STATE=\S+ infra\/cli\/payouts (.*)$/m.exec(failed.stderr)?.[1] ?? '';
    const { code, stdout } = await runInProcess(...command.split(' '));
    expect({ code, ...JSON.parse(stdout) }).toMatchObject({ code: 0, outcome: 'created' });
  });

  it('killed in the middle fails with 2; the command it prints makes no second batch', async () => {
    payouts.stack.dataApi.faults.add({
      kind: 'delay',
      operation: 'CommitTransaction',
      milliseconds: 500,
      after: true,
    });
    const calls = () =>
      payouts.stack.dataApi.calls.all.filter(({ operation }) => operation === 'CommitTransaction').length;
    const before = calls();
    const running = run('--json');
    await expect.poll(calls, { timeout: 10_000 }).toBeGreaterThan(before);
    await payouts.stack.lambda.kill('payout');
    const failed = await running;
    expect(failed.code).toBe(2);
    expect(failed.stderr).toMatch(/The function stopped without telling/);
    payouts.stack.dataApi.faults.clear();
    const command = /^ {2}PAYOUT_STATE=\S+ infra\/cli\/payouts (.*)$/m.exec(failed.stderr)?.[1] ?? '';
    expect((await runInProcess(...command.split(' '))).code).toBe(0);
    expect(await batches()).toBe(1);
  });
});
