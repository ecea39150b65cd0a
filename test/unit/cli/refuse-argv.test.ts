import { beforeEach, describe, expect, it, vi } from 'vitest';
import { REFUSED_ARGV, REFUSED_VALUES } from './refused-argv.ts';
import { runInProcess } from './run-in-process.ts';

/** Whatever got as far as looking for a stack would say NotInvoked. */
beforeEach(() => {
  vi.stubEnv('PAYOUT_STATE', '/nowhere');
});

describe('payouts run refuses', () => {
  it.each(REFUSED_ARGV)('%s', async (typed, says) => {
    const { code, stdout, stderr } = await runInProcess('run', ...typed.split(' '));
    expect({ code, stdout, stderr }).toEqual({
      code: 1,
      stdout: expect.anything(),
      stderr: expect.stringMatching(says),
    });
    expect(stderr).toMatch(/^payouts: UsageError: .*\nNothing was invoked\./);
  });

  it.each(REFUSED_VALUES)('%s', async (typed, says) => {
    const { code, stdout, stderr } = await runInProcess('run', ...typed.split(' '));
    expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: '', stderr: expect.stringMatching(says) });
    expect(stderr).toMatch(/^payouts: InvalidInput: .*\nNothing was invoked\./);
  });

  it.each([
    ['--json --dryrun', 'UsageError', '--dryrun is not an option: did you mean --dry-run?'],
    [
      '--max-items=1e3 --json',
      'InvalidInput',
      '--max-items is "1e3": expected a whole number from 0 to 10000000 (0 = no cap)',
    ],
  ])('%s with one line of JSON', async (typed, errorType, errorMessage) => {
    const { code, stdout } = await runInProcess('run', ...typed.split(' '));
    expect(code).toBe(1);
    expect(stdout).toBe(`${JSON.stringify({ errorType, errorMessage })}\n`);
  });
});

describe('payouts', () => {
  it.each([
    { typed: 'rnu', says: /unknown command 'rnu'\n\(Did you mean run\?\)/ },
    {
      typed: '--force run',
      says: /--force stands before the command: expected infra\/cli\/payouts run --force/,
    },
    { typed: '--dryrun', says: /--dryrun is not an option: did you mean --dry-run\?/ },
  ])('refuses $typed', async ({ typed, says }) => {
    const { code, stderr } = await runInProcess(...typed.split(' '));
    expect(code).toBe(1);
    expect(stderr).toMatch(says);
  });

  it('without a command prints its help on stderr', async () => {
    const { code, stdout, stderr } = await runInProcess();
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^Usage: infra\/cli\/payouts <command> \[options\]/);
  });

  it.each(['--help', 'run --help', 'help', 'help run'])('%s prints help', async (typed) => {
    const { code, stdout, stderr } = await runInProcess(...typed.split(' '));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/Exit codes:/);
  });

  it("run --help names the runbook's ten flags", async () => {
    const { stdout } = await runInProcess('run', '--help');
    const flags = [...stdout.matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, flag]) => flag);
    expect(flags.slice(0, 10)).toEqual([
      '--dry-run',
      '--force',
      '--date-from',
      '--date-to',
      '--lookback-days',
      '--min-amount',
      '--max-items',
      '--required-approvals',
      '--batch-reference',
      '--interval-hours',
    ]);
  });
});
