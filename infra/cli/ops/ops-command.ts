import { Command } from 'commander';
import type { TargetOptions } from '../find-target.ts';
import { strictOption } from '../strict-option.ts';

/** What every command for the ops function takes: where to, and how to answer. */
export type CallOptions = TargetOptions & { readonly json?: true };

/** What commands that change something take besides. */
export type ChangeOptions = CallOptions & { readonly reason?: string };

/** A command that the ops function answers; its action and its own options are added by the caller. */
export const opsCommand = (name: string, description: string): Command =>
  new Command(name)
    .description(description)
    .allowExcessArguments(false)
    .addOption(strictOption('--json', 'print one line of JSON instead of text'))
    .addOption(strictOption('--local', 'use the local stack of this folder (npm start), or of $PAYOUT_STATE'))
    .addOption(
      strictOption(
        '--function <name>',
        'name of the ops function (default: output OpsFunction of the stack)',
      ),
    )
    .addOption(
      strictOption('--stack <name>', 'name of the deployed stack (default: mlm-payouts)').conflicts([
        'local',
        'function',
      ]),
    );

/** A command that changes something: it is told why, for the record. */
export const changeCommand = (name: string, description: string): Command =>
  opsCommand(name, description).addOption(
    strictOption('--reason <text>', 'why, in 1 to 500 characters; it goes on record'),
  );
