import { describe, expect, it } from 'vitest';
import { repeatCommand } from '../../../infra/cli/run/repeat-command.ts';
import type { RunOptions } from '../../../infra/cli/run/run-options.ts';

describe('the command that repeats a run', () => {
  it.each<{ given: string; options: RunOptions; command: string }>([
    { given: 'nothing', options: {}, command: 'infra/cli/payouts run --run-key=cli/1' },
    {
      given: 'options of every kind',
      options: { json: true, local: true, force: true, maxItems: '5', dateFrom: '2026-11-22T00:00:00+05:30' },
      command:
        'infra/cli/payouts run --force --date-from=2026-11-22T00:00:00+05:30 --max-items=5 --run-key=cli/1 --json --local',
    },
    {
      given: 'a run key, in words for a shell',
      options: { runKey: "o'k$" },
      command: String.raw`infra/cli/payouts run '--run-key=o'\''k$'`,
    },
    {
      given: 'a dry run, which has nothing to find out',
      options: { dryRun: true },
      command: 'infra/cli/payouts run --dry-run',
    },
  ])('of $given', ({ options, command }) => {
    expect(repeatCommand(options, options.runKey ?? 'cli/1', undefined)).toBe(command);
  });

  it('reaches the same local stack again, wherever its state is', () => {
    expect(repeatCommand({ local: true }, 'cli/1', '/my state')).toBe(
      "PAYOUT_STATE='/my state' infra/cli/payouts run --run-key=cli/1 --local",
    );
    expect(repeatCommand({}, 'cli/1', '/my state')).not.toContain('PAYOUT_STATE');
  });
});
