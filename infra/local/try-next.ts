import { defaultState, type StartOptions } from './start-options.ts';

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** Three commands for the stack that keeps its state there. */
const commandsFor = (state: string): string[] => {
  const elsewhere = state !== defaultState;
  const payouts = `${elsewhere ? `PAYOUT_STATE=${quoted(state)} ` : ''}npx payouts run --local`;
  const envFile = elsewhere ? quoted(`${state}/env`) : '.local/env';
  return [
    `${payouts} --dry-run`,
    `${payouts} --force --lookback-days=0`,
    `. ${envFile} && aws lambda invoke --cli-read-timeout 0 --function-name payout --payload fileb://events/dry-run.json out.json`,
  ];
};

const startAgain = (state: string): string =>
  state === defaultState ? 'npm start' : `npm start -- --state ${quoted(state)}`;

export const tryNext = ({ state, once }: Pick<StartOptions, 'state' | 'once'>): string[] => [
  once
    ? `Try next, while "${startAgain(state)}" runs in another terminal:`
    : 'Try next, in another terminal:',
  ...commandsFor(state).map((line) => `  ${line}`),
];
