import { Command } from 'commander';
import { CLI } from '../../../shared/domain/basics/cli.ts';
import { strictOption } from '../terminal/strict-option.ts';
import type { SmokeOptions } from './smoke.ts';

const OPTIONS = [
  ['--resource-arn <arn>', 'the Aurora cluster to ask'],
  ['--secret-arn <arn>', 'secret of its admin, who may create a schema and a user'],
  ['--bare', 'ask the local stack of this folder (npm start), or of $PAYOUT_STATE'],
  ['--schema <name>', 'name of the scratch schema; must not exist (default: mlm_payout_smoke_<random>)'],
  ['--slow', 'ask also what takes minutes to see: the time limits; about six minutes'],
  ['--json', 'print one line of JSON instead of text'],
] as const;

const NOTES = `
Asks the Data API of a real cluster what the code assumes of it, once before the first deploy and after upgrades
of the engine. Works in a scratch schema that it makes and drops; nothing else is read or written.

Examples:
  ${CLI} smoke --resource-arn arn:aws:rds:… --secret-arn arn:aws:secretsmanager:…
  ${CLI} smoke --bare --slow

Exit codes:
  0  everything is as assumed, or could not be asked
  1  the command is wrong; nothing was asked
  2  something failed, so that an answer is missing; the message says what
  3  something differs; the report says what to do`;

export const smokeCommand = (): Command => {
  const command = new Command('smoke')
    .description('ask the Data API of a cluster, in a scratch schema, what the code assumes of it')
    .usage('[options]')
    .allowExcessArguments(false)
    .addHelpText('after', NOTES)
    .action(async (options: SmokeOptions) => (await import('./smoke.ts')).smoke(options));
  for (const [flags, description] of OPTIONS) {
    const option = strictOption(flags, description);
    command.addOption(flags === '--bare' ? option.conflicts(['resourceArn', 'secretArn']) : option);
  }
  return command;
};
