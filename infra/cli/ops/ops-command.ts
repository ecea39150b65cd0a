import { Command } from 'commander';
import { strictOption } from '../terminal/strict-option.ts';
import { type CallOptions, withCallOptions } from './with-call-options.ts';

/** What commands that change something take besides. */
export type ChangeOptions = CallOptions & { readonly reason?: string };

/** A command that the ops function answers; its action and its own options are added by the caller. */
export const opsCommand = (name: string, description: string): Command =>
  withCallOptions(new Command(name).description(description).allowExcessArguments(false));

/** A command that changes something: it is told why, for the record. */
export const changeCommand = (name: string, description: string): Command =>
  opsCommand(name, description).addOption(
    strictOption('--reason <text>', 'why, in 1 to 500 characters; it goes on record'),
  );
