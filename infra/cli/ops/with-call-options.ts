import type { Command } from 'commander';
import { DEFAULT_STACK, type TargetOptions } from '../find-target.ts';
import { strictOption } from '../strict-option.ts';

/** What every command that asks the ops function may be told: where it is, and how to answer. */
export type CallOptions = TargetOptions & { readonly json?: true };

export const withCallOptions = (command: Command): Command =>
  command
    .addOption(strictOption('--json', 'print one line of JSON instead of text'))
    .addOption(strictOption('--local', 'use the local stack of this folder (npm start), or of $PAYOUT_STATE'))
    .addOption(
      strictOption(
        '--function <name>',
        'name of the ops function (default: output OpsFunction of the stack)',
      ),
    )
    .addOption(
      strictOption('--stack <name>', `name of the deployed stack (default: ${DEFAULT_STACK})`).conflicts([
        'local',
        'function',
      ]),
    );
