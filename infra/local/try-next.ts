import { CLI } from '../../shared/domain/basics/cli.ts';
import { shellWord } from '../cli/terminal/shell-word.ts';
import { defaultState, type StartOptions } from './start-options.ts';

type TryNextOptions = Pick<StartOptions, 'state' | 'once' | 'oldScript'>;

const payoutsFor = (state: string): string =>
  `${state === defaultState ? '' : `PAYOUT_STATE=${shellWord(state)} `}${CLI}`;

const envFileOf = (state: string): string =>
  state === defaultState ? '.local/env' : shellWord(`${state}/env`);

/** A migrated company. */
const commandsFor = (state: string): string[] => [
  `${payoutsFor(state)} run --local --dry-run`,
  `${payoutsFor(state)} run --local --force --lookback-days=0`,
  `. ${envFileOf(state)} && curl -H "Authorization: Bearer $(${payoutsFor(state)} token --as asha)" $PAYOUT_API_URL/admin/payouts/api/batches`,
  `. ${envFileOf(state)} && aws lambda invoke --cli-read-timeout 0 --function-name payout --payload fileb://events/dry-run.json out.json`,
];

/** Taking over from the old script, in this order; before the migration only --bare gets an answer. */
const takeoverCommandsFor = (state: string): string[] =>
  ['doctor --bare', 'migrate --local', 'doctor --local', 'adopt --local', 'run --local --dry-run'].map(
    (command) => `${payoutsFor(state)} ${command}`,
  );

const startAgain = (state: string): string =>
  state === defaultState ? 'npm start' : `npm start -- --state ${shellWord(state)}`;

const headingFor = ({ state, once, oldScript }: TryNextOptions): string => {
  if (oldScript) return 'Try next, in another terminal, in this order:';
  return once
    ? `Try next, while "${startAgain(state)}" runs in another terminal:`
    : 'Try next, in another terminal:';
};

/** What to type next, for the stack that keeps its state there. */
export const tryNext = (options: TryNextOptions): string[] => {
  const commands = (options.oldScript ? takeoverCommandsFor : commandsFor)(options.state);
  return [headingFor(options), ...commands.map((line) => `  ${line}`)];
};
