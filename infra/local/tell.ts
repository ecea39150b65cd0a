import type { PayoutResult } from '../../shared/events/payout-result.ts';
import { resultLines } from '../cli/run/result-lines.ts';
import type { StartOptions } from './start-options.ts';

/** What the schedule's first run did, and the notice that came of it. */
export const tellFirstRun = (
  result: PayoutResult,
  notice: { readonly subject: string; readonly message: string } | undefined,
): string =>
  [
    '',
    'The daily schedule was fired once:',
    ...resultLines(result).map((line) => `  ${line}`),
    '',
    notice ? `SNS delivered: "${notice.subject}"\n  ${notice.message}` : 'SNS has delivered no notice.',
  ].join('\n');

const tryNext = (envFile: string): string[] => [
  'Try next, in another terminal:',
  '  npx payouts run --local --dry-run',
  '  npx payouts run --local --force --lookback-days=0 --batch-reference=URGENT-1',
  `  . ${envFile} && aws lambda invoke --cli-read-timeout 0 --function-name payout --payload fileb://events/dry-run.json out.json`,
];

export const tellReady = (envFile: string, { bare, once }: StartOptions): string => {
  if (once) return '\nDone; the stack stops.';
  const commands = bare
    ? [`The database is empty and not migrated. Its addresses: ${envFile}`]
    : tryNext(envFile);
  return ['', ...commands, '', 'The stack runs until Ctrl-C.'].join('\n');
};
