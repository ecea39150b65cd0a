import { Command, CommanderError } from 'commander';
import { auditCommand } from './audit/audit-command.ts';
import { CliFailure } from './cli-failure.ts';
import { exitCode } from './exit-code.ts';
import { FindingsShown } from './findings-shown.ts';
import { runCommand } from './run/run-command.ts';
import { statusCommand } from './status/status-command.ts';
import { usageProblem } from './usage-problem.ts';

const EXIT_CODES = `
Exit codes:
  0  done: created, skipped, already recorded, or a dry run
  1  the command or its input is wrong; nothing was written
  2  it failed, or its outcome is unknown; the message says what to do
  3  it looked, and something is wrong`;

const FINDINGS = 3;

const payouts = (): Command =>
  new Command('payouts')
    .description(
      'The terminal of MLM payouts: against AWS, or with --local against the stack on this machine.',
    )
    .usage('<command> [options]')
    .addHelpText('after', EXIT_CODES)
    .exitOverride()
    .configureOutput({ outputError: () => undefined });

const asFailure = (error: unknown, program: Command): CliFailure => {
  if (error instanceof CliFailure) return error;
  if (error instanceof CommanderError) return usageProblem(error, program);
  return new CliFailure('CliError', error instanceof Error ? (error.stack ?? error.message) : String(error));
};

const report = ({ errorType, message, advice }: CliFailure, json: boolean): void => {
  process.stderr.write(`${[`payouts: ${errorType}: ${message}`, ...advice].join('\n')}\n`);
  if (json) process.stdout.write(`${JSON.stringify({ errorType, errorMessage: message })}\n`);
};

/** With the program's own manners, down to the last nested command. */
const addTo = (parent: Command, command: Command): void => {
  const nested = command.copyInheritedSettings(parent).commands;
  for (const each of nested) each.copyInheritedSettings(command);
  parent.addCommand(command);
};

/** One command line to its exit code. */
export const runCli = async (argv: readonly string[]): Promise<number> => {
  const program = payouts();
  for (const command of [runCommand(), statusCommand(), auditCommand()]) addTo(program, command);
  try {
    await program.parseAsync(argv, { from: 'user' });
    return 0;
  } catch (error) {
    // commander printed it; its code is 0 where help was asked for.
    if (error instanceof CommanderError && /^commander\.help/.test(error.code)) return error.exitCode;
    if (error instanceof FindingsShown) return FINDINGS;
    const failure = asFailure(error, program);
    report(failure, argv.includes('--json'));
    return exitCode(failure.errorType);
  }
};
