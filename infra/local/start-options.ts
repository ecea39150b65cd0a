import { join, resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';

export type StartOptions = {
  /** Print, then stop. */
  readonly once: boolean;
  /** Migrated, demo people only, schedule not fired. */
  readonly empty: boolean;
  /** An empty, unmigrated database. */
  readonly bare: boolean;
  /** The unmigrated database of a company that used the old script. */
  readonly oldScript: boolean;
  /** Undefined unless given. */
  readonly commissions: number | undefined;
  readonly json: boolean;
  /** Absolute. */
  readonly state: string;
};

/** Where the terminal looks too, with --local. */
export const defaultState = join(import.meta.dirname, '../../.local');

const count = (text: string): number => {
  if (/^\d{1,7}$/.test(text) && Number(text) > 0) return Number(text);
  throw new InvalidArgumentError('expected a whole number from 1 to 9999999');
};

/** npm runs scripts in the folder of the package; its user may be elsewhere. */
const workingDirectory = (): string =>
  (process.env['npm_lifecycle_event'] === 'start' && process.env['INIT_CWD']) || process.cwd();

const command = (): Command =>
  new Command('npm start --')
    .description('Starts the whole stack on this machine, from the synthesized template.')
    .option('--once', 'print what happened, then stop', false)
    .addOption(
      new Option('--empty', 'begin anew: migrated, demo people only, schedule not fired')
        .default(false)
        .conflicts(['bare', 'commissions']),
    )
    .addOption(
      new Option('--bare', 'begin anew: an empty database, not even migrated')
        .default(false)
        .conflicts('commissions'),
    )
    .addOption(
      new Option(
        '--old-script',
        'begin anew: a company that used the old script, with every kind of damage, not migrated',
      )
        .default(false)
        .conflicts(['empty', 'bare', 'commissions', 'once']),
    )
    .option('--commissions <count>', 'size of a new demo company (default: 2000)', count)
    .option('--json', 'one line of JSON on stdout when ready', false)
    .option(
      '--state <dir>',
      'where this stack keeps its state, which the next start finds again',
      defaultState,
    )
    .allowExcessArguments(false);

/** `npm start -- …`; what is wrong is printed, and the exit code is 1. */
export const parseStartOptions = (argv: readonly string[]): StartOptions => {
  const parsed = command().parse(argv, { from: 'user' });
  const { commissions, state, ...flags } = parsed.opts<StartOptions>();
  if (state.trim() === '') parsed.error(`--state is ${JSON.stringify(state)}: expected a directory`);
  return { ...flags, commissions, state: resolve(workingDirectory(), state) };
};
