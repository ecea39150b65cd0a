import { CLI } from '../../../shared/domain/basics/cli.ts';
import { shellCommand } from '../terminal/shell-command.ts';
import { CALL_OPTIONS, PAYLOAD_OPTIONS, type RunOptions } from './run-options.ts';

/** The same command under the same run key: it finds out what became of the run, or finishes it; never a second run. */
export const repeatCommand = (
  options: RunOptions,
  runKey: string,
  stateDirectory: string | undefined,
): string => {
  const given: RunOptions = options.dryRun ? options : { ...options, runKey };
  const words = [...PAYLOAD_OPTIONS, ...CALL_OPTIONS].flatMap(({ key, flags }) => {
    const flag = flags.split(' ', 1)[0] ?? '';
    const value = given[key];
    if (value === undefined) return [];
    return [value === true ? flag : `${flag}=${value}`];
  });
  const command = shellCommand([CLI, 'run', ...words]);
  // Without it the command would reach another stack, which has never heard of the run key.
  const elsewhere = options.local && stateDirectory !== undefined;
  return elsewhere ? `PAYOUT_STATE=${shellCommand([stateDirectory])} ${command}` : command;
};
