import type { PayoutResult } from '../../shared/events/payout-result.ts';
import { resultLines } from '../cli/run/result-lines.ts';
import type { DeliveredNotice } from './demo/delivered-notice.ts';
import type { StartOptions } from './start-options.ts';
import { tryNext } from './try-next.ts';

const noticeLine = (result: PayoutResult, notice: DeliveredNotice | undefined): string => {
  if (result.outcome !== 'created') return 'No batch was created, so no notice was due.';
  return notice
    ? `SNS delivered: "${notice.subject}"\n  ${notice.message}`
    : 'SNS has not delivered the notice of this batch yet.';
};

/** What the daily schedule's run did, and the notice that came of it. */
export const tellRun = (result: PayoutResult, notice: DeliveredNotice | undefined): string =>
  [
    '',
    'The daily schedule was fired once:',
    ...resultLines(result).map((line) => `  ${line}`),
    '',
    noticeLine(result, notice),
  ].join('\n');

export const tellKept = (state: string): string =>
  `${state} holds a company already, which was kept as it is: --commissions counts for a new one, in another --state DIR.`;

const oldScriptLines = [
  'The database is that of a company that used the old script, with every kind of damage that it did.',
  'It is not migrated, and the schedules rest. A start without --old-script keeps it, migrates it and fires them.',
  '',
];

const ending = ({ once }: StartOptions): string =>
  once ? 'Done; the stack stops.' : 'The stack runs until Ctrl-C.';

const consoleHint = ({ once }: StartOptions): string =>
  once
    ? 'it can be opened while the stack runs, so not after --once'
    : 'sign in by a click: asha, bimal and chitra approve, farah pays, vani looks on';

/** Before anything else, as soon as somebody can sign in. */
export const tellConsole = (
  { PAYOUT_API_URL }: Readonly<Record<string, string>>,
  options: StartOptions,
): string => `\nConsole: ${PAYOUT_API_URL}/admin/payouts (${consoleHint(options)})`;

const apiLines = ({ PAYOUT_API_URL, PAYOUT_ISSUER_URL }: Readonly<Record<string, string>>): string[] => [
  `API: ${PAYOUT_API_URL}/admin/payouts/api; people sign in at ${PAYOUT_ISSUER_URL}.`,
  '',
];

const nextLines = (
  envFile: string,
  env: Readonly<Record<string, string>>,
  options: StartOptions,
): readonly string[] => {
  if (options.bare) return [`The database is empty and not migrated. Its addresses: ${envFile}`];
  return [...(options.oldScript ? oldScriptLines : apiLines(env)), ...tryNext(options)];
};

export const tellReady = (
  envFile: string,
  env: Readonly<Record<string, string>>,
  options: StartOptions,
): string => ['', ...nextLines(envFile, env, options), '', ending(options)].join('\n');
