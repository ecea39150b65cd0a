import { Command, CommanderError } from 'commander';
import { CliFailure } from './cli-failure.ts';
import { EndsWith } from './ends-with.ts';
import { exitCode } from './exit-code.ts';
import { runCommand } from './run/run-command.ts';
import { smokeCommand } from './smoke/smoke-command.ts';
import { usageProblem } from './usage-problem.ts';

const EXIT_CODES = `
Exit codes:
  0  done: created, skipped, already recorded, or a dry run
  1  the command or its input is wrong; nothing was written
  2  it failed, or its outcome is unknown; the message says what to do`;

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

/** One command line to its exit code. */
export const runCli = async (argv: readonly string[]): Promise<number> => {
  const program = payouts();
  program.addCommand(runCommand().copyInheritedSettings(program));
  program.addCommand(smokeCommand().copyInheritedSettings(program));
  try {
    await program.parseAsync(argv, { from: 'user' });
    return 0;
  } catch (error) {
    // commander printed it; its code is 0 where help was asked for.
    if (error instanceof CommanderError && /^commander\.help/.test(error.code)) return error.exitCode;
    if (error instanceof EndsWith) return error.exitCode;
    const failure = asFailure(error, program);
    report(failure, argv.includes('--json'));
    return exitCode(failure.errorType);
  }
};
