import { Command, CommanderError } from 'commander';
import manifest from '../../package.json' with { type: 'json' };
import { CLI } from '../../shared/domain/basics/cli.ts';
import { loadCommands } from './load-commands.ts';
import { CliFailure } from './terminal/cli-failure.ts';
import { commandOf, pathOf } from './terminal/command-of.ts';
import { EndsWith } from './terminal/ends-with.ts';
import { exitCode } from './terminal/exit-code.ts';
import { usageProblem } from './terminal/usage-problem.ts';

const EXIT_CODES = `
Exit codes:
  0  done; of a run: created, skipped, already recorded, or a dry run
  1  the command or its input is wrong; nothing was written
  2  it failed, or its outcome is unknown; the message says what to do
  3  it looked, and something is wrong`;

/** commander hands settings down only to commands that it made itself. */
const inherit = (command: Command, parent: Command): Command => {
  command.copyInheritedSettings(parent);
  for (const each of command.commands) inherit(each, command);
  return command;
};

const payouts = (commands: readonly Command[]): Command => {
  const program = new Command(CLI)
    .description(
      'The terminal of MLM payouts: against AWS, or with --local against the stack on this machine.',
    )
    .usage('<command> [options]')
    .version(manifest.version, '--version', 'print the version of this program')
    .addHelpText('after', EXIT_CODES)
    .exitOverride()
    .configureOutput({ outputError: () => undefined });
  for (const command of commands) program.addCommand(inherit(command, program));
  return program;
};

const asFailure = (error: unknown, command: Command): CliFailure => {
  if (error instanceof CliFailure) return error;
  if (error instanceof CommanderError) return usageProblem(error, command);
  return new CliFailure('CliError', error instanceof Error ? (error.stack ?? error.message) : String(error));
};

const adviceFor = ({ errorType, advice }: CliFailure, command: Command): readonly string[] =>
  errorType === 'UsageError' ? [`Nothing was invoked. See ${pathOf(command)} --help`] : advice;

/** What was typed may hold what moves the cursor; lines of our own stay. */
const withoutControl = (text: string): string =>
  text.replace(/(?!\n)\p{Cc}/gu, (control) => `\\x${control.charCodeAt(0).toString(16).padStart(2, '0')}`);

const report = (failure: CliFailure, command: Command, json: boolean): void => {
  const { errorType, message } = failure;
  const lines = [`payouts: ${errorType}: ${message}`, ...adviceFor(failure, command)];
  process.stderr.write(`${withoutControl(lines.join('\n'))}\n`);
  if (json) process.stdout.write(`${JSON.stringify({ errorType, errorMessage: message })}\n`);
};

/** One command line to its exit code. */
export const runCli = async (argv: readonly string[]): Promise<number> => {
  const program = payouts(await loadCommands(argv));
  try {
    await program.parseAsync(argv, { from: 'user' });
    return 0;
  } catch (error) {
    // commander printed it; its code is 0 where that was asked for.
    if (error instanceof CommanderError && /^commander\.(help|version)/.test(error.code))
      return error.exitCode;
    if (error instanceof EndsWith) return error.exitCode;
    const command = commandOf(program, argv);
    const failure = asFailure(error, command);
    report(failure, command, argv.includes('--json'));
    return exitCode(failure.errorType);
  }
};
