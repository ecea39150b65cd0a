import { Command, InvalidArgumentError } from 'commander';

export type StartOptions = {
  /** Print, then stop. */
  readonly once: boolean;
  /** Migrated, demo people only, schedule not fired. */
  readonly empty: boolean;
  /** An empty, unmigrated database. */
  readonly bare: boolean;
  readonly commissions: number;
  readonly json: boolean;
  readonly state: string;
};

const count = (text: string): number => {
  if (/^\d{1,7}$/.test(text) && Number(text) > 0) return Number(text);
  throw new InvalidArgumentError('expected a whole number from 1 to 9999999');
};

/** `npm start -- …`; commander prints what is wrong and exits 1. */
export const parseStartOptions = (argv: readonly string[]): StartOptions =>
  new Command('npm start --')
    .description('Starts the whole stack on this machine, from the synthesized template.')
    .option('--once', 'print what happened, then stop', false)
    .option('--empty', 'begin anew: migrated, demo people only, schedule not fired', false)
    .option('--bare', 'begin anew: an empty database, not even migrated', false)
    .option('--commissions <count>', 'size of the demo company', count, 2_000)
    .option('--json', 'one line of JSON on stdout when ready', false)
    .option('--state <dir>', 'where this stack keeps its state', '.local')
    .allowExcessArguments(false)
    .parse(argv, { from: 'user' })
    .opts<StartOptions>();
