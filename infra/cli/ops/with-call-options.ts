import type { Command } from 'commander';
import { DEFAULT_STACK, type TargetOptions } from '../target/find-target.ts';
import { strictOption } from '../terminal/strict-option.ts';

/** What every command that asks a function may be told: where it is, and how to answer. */
export type CallOptions = TargetOptions & { readonly json?: true };

/** `asked` is the function by its local name; its output of the stack is named after it. */
export const withCallOptions = (command: Command, asked: 'ops' | 'migrate' = 'ops'): Command =>
  command
    .addOption(strictOption('--json', 'print one line of JSON instead of text'))
    .addOption(strictOption('--local', 'use the local stack of this folder (npm start), or of $PAYOUT_STATE'))
    .addOption(
      strictOption(
        '--function <name>',
        `name of the ${asked} function (default: output ${asked === 'ops' ? 'OpsFunction' : 'MigrateFunction'} of the stack)`,
      ),
    )
    .addOption(
      strictOption('--stack <name>', `name of the deployed stack (default: ${DEFAULT_STACK})`).conflicts([
        'local',
        'function',
      ]),
    );
