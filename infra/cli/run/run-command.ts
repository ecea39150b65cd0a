import { randomUUID } from 'node:crypto';
import { Command } from 'commander';
import { CLI } from '../../../shared/domain/basics/cli.ts';
import { type FunctionNames, findTarget } from '../target/find-target.ts';
import { type FunctionAnswer, invokeFunction } from '../target/invoke-function.ts';
import type { Target } from '../target/target.ts';
import { requestedBy } from '../terminal/requested-by.ts';
import { strictOption } from '../terminal/strict-option.ts';
import { functionFailure } from './function-failure.ts';
import { invokeFailure } from './invoke-failure.ts';
import { readResult } from './read-result.ts';
import { repeatCommand } from './repeat-command.ts';
import { resultLines } from './result-lines.ts';
import { CALL_OPTIONS, PAYLOAD_OPTIONS, type RunOptions } from './run-options.ts';
import { type RunPayload, runPayload } from './run-payload.ts';

const PAYOUT: FunctionNames = { output: 'PayoutFunction', local: 'payout' };

const EXAMPLES = `
Without options it is a real run with every guard and the settings' values.

Examples:
  ${CLI} run --dry-run
  ${CLI} run --force --lookback-days=3 --batch-reference=URGENT-202611
  ${CLI} run --date-from=2026-11-01 --date-to=2026-11-30 --min-amount=100000 --required-approvals=2
  ${CLI} run --local --json

Exit codes:
  0  created, skipped, already recorded, or a dry run
  1  the command or its input is wrong; nothing was written
  2  it failed, another run is in progress, or its outcome is unknown; the message says what to do`;

/** On stderr and before anything is sent: whoever loses this terminal can still find out. */
const announce = ({ functionName, where }: Target, { runKey }: RunPayload, repeat: string): void => {
  process.stderr.write(`Invoking ${functionName} in ${where}; run key ${runKey}\n`);
  process.stderr.write(
    `Should this terminal be lost, this finds out what became of the run, or makes it if it never began: ${repeat}\n`,
  );
};

const invoke = async (
  target: Target,
  payload: RunPayload,
  options: RunOptions,
  repeat: string,
): Promise<FunctionAnswer> => {
  try {
    return await invokeFunction(target, payload);
  } catch (error) {
    throw invokeFailure(error, target, options.dryRun ?? false, repeat);
  }
};

const run = async (options: RunOptions): Promise<void> => {
  const payload = runPayload(options, { runKey: `cli/${randomUUID()}`, requestedBy: requestedBy() });
  const repeat = repeatCommand(options, payload.runKey, process.env['PAYOUT_STATE']);
  const target = await findTarget(options, PAYOUT);
  if (!options.dryRun) announce(target, payload, repeat);
  const { failed, json } = await invoke(target, payload, options, repeat);
  if (failed) throw functionFailure(json, options.dryRun ?? false, repeat);
  const result = readResult(json, repeat);
  process.stdout.write(`${options.json ? json : resultLines(result).join('\n')}\n`);
};

export const runCommand = (): Command => {
  const command = new Command('run')
    .description('bundle the approved commissions into a payout batch that awaits approval')
    .usage('[options]')
    .allowExcessArguments(false)
    .addHelpText('after', EXAMPLES)
    .action(run);
  for (const { flags, description } of [...PAYLOAD_OPTIONS, ...CALL_OPTIONS]) {
    const option = strictOption(flags, description);
    command.addOption(flags.startsWith('--stack') ? option.conflicts(['local', 'function']) : option);
  }
  return command;
};
