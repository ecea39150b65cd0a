import { Command } from 'commander';
import { CLI } from '../../../shared/domain/basics/cli.ts';
import { MigrateAnswer } from '../../../shared/events/migrate-command.ts';
import { printAnswer } from '../ops/print-answer.ts';
import { statedActor } from '../ops/stated-actor.ts';
import { type CallOptions, withCallOptions } from '../ops/with-call-options.ts';
import { askFunction } from '../target/ask-function.ts';
import type { FunctionNames } from '../target/find-target.ts';
import { strictOption } from '../terminal/strict-option.ts';
import { migrateLines } from './migrate-lines.ts';
import { migrationTexts } from './migration-texts.ts';

const MIGRATE: FunctionNames = { output: 'MigrateFunction', local: 'migrate' };

const ask = async (command: 'migrate' | 'adopt', options: CallOptions): Promise<void> => {
  const json = await askFunction(options, MIGRATE, { command, actor: await statedActor(options) });
  const doctor = `${CLI} doctor${options.local ? ' --local' : ''}`;
  printAnswer(options, json, MigrateAnswer, (answer) => migrateLines(answer, doctor));
};

const command = (name: string, description: string): Command =>
  withCallOptions(new Command(name).description(description).allowExcessArguments(false), 'migrate');

/** payouts migrate: what every deploy does, by hand. */
export const migrateCommand = (): Command =>
  command(
    'migrate',
    'bring schema, batches of the old script and database users to this version, as a deploy does',
  )
    .addOption(
      strictOption(
        '--print',
        "print the schema changes as SQL for a DBA's own tool; invokes nothing",
      ).conflicts(['local', 'function', 'stack', 'json']),
    )
    .action(async ({ print, ...options }: CallOptions & { readonly print?: true }) => {
      if (print) process.stdout.write(migrationTexts());
      else await ask('migrate', options);
    });

/** payouts adopt: batches that the old script has made since. */
export const adoptCommand = (): Command =>
  command('adopt', 'take in the batches that the old script has made since the last call').action(
    (options: CallOptions) => ask('adopt', options),
  );
