import { CLI } from '../../../shared/domain/basics/cli.ts';
import { InvalidInput } from '../../../shared/domain/basics/failures.ts';
import { commissionWindow } from '../../../shared/domain/runs/commission-window.ts';
import { parsePayoutSettings } from '../../../shared/domain/settings/parse-payout-settings.ts';
import { parsePayoutRequest } from '../../../shared/events/parse-payout-request.ts';
import { ManualPayload } from '../../../shared/events/payout-payload.ts';
import { CliFailure } from '../terminal/cli-failure.ts';
import { wholeOrText } from '../terminal/whole-or-text.ts';
import { flagOf } from './flag-of.ts';
import { PAYLOAD_OPTIONS, type RunOptions } from './run-options.ts';

export type RunPayload = Readonly<Record<string, string | number | true>> & { readonly runKey: string };

const invalid = (problems: readonly string[]): CliFailure =>
  new CliFailure('InvalidInput', problems.join('; '), [`Nothing was invoked. See ${CLI} run --help`]);

const typedValues = (options: RunOptions): [string, string | number | true][] =>
  PAYLOAD_OPTIONS.flatMap(({ key, form }): [string, string | number | true][] => {
    const typed = options[key];
    if (typed === undefined) return [];
    return [[key, form === 'whole' && typed !== true ? wholeOrText(typed) : typed]];
  });

const refuseInvalid = (payload: RunPayload, options: RunOptions): void => {
  const { error } = ManualPayload.safeParse(payload);
  if (!error) return;
  throw invalid(
    error.issues.map(({ path: [key], message }) => {
      const typed = options[key as keyof RunOptions] ?? payload[String(key)];
      return `${flagOf(String(key))} is ${JSON.stringify(typed)}: ${message}`;
    }),
  );
};

/** Two days, or two instants, are in order or not in every time zone; a mixed pair only the settings can judge. */
const refuseReversed = (payload: RunPayload): void => {
  const { dateFrom, dateTo } = payload;
  const request = parsePayoutRequest(payload, payload.runKey);
  if (request.dateFrom === undefined || request.dateFrom.kind !== request.dateTo?.kind) return;
  try {
    commissionWindow(request, parsePayoutSettings([]), new Date(0));
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    throw invalid([`--date-from is "${dateFrom}": expected nothing later than --date-to "${dateTo}"`]);
  }
};

/** What was typed as the payload that the function accepts; refused here with the flag's name where it would not. */
export const runPayload = (
  options: RunOptions,
  made: { readonly runKey: string; readonly requestedBy: string },
): RunPayload => {
  const payload = { ...made, ...Object.fromEntries(typedValues(options)) };
  refuseInvalid(payload, options);
  refuseReversed(payload);
  return payload;
};
