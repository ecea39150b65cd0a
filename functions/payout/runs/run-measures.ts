import { paiseFrom } from '../../../shared/domain/basics/money.ts';
import type { Measures } from '../../../shared/domain/metrics.ts';
import type { PayoutRequest } from '../../../shared/domain/runs/payout-request.ts';
import { startsAsUsual } from '../../../shared/domain/runs/starts-as-usual.ts';
import {
  type PayoutResult,
  type RecordedResult,
  strandedCountIn,
} from '../../../shared/events/payout-result.ts';

/** What a run came to, with what is needed to measure it. */
export type RunReport = {
  readonly result: PayoutResult;
  /** The recorded result of the last run with the usual window. */
  readonly usualResult: string | null;
};

/** Paise are dropped: nothing is paid by a metric. */
const wholeRupees = (amount: string): number => Number(paiseFrom(amount) / 100n);

const strandedMeasures = ({ stranded }: RecordedResult, usualResult: string | null): Measures<'payout'> => ({
  StrandedCommissions: stranded.count,
  StrandedRupees: wholeRupees(stranded.amount),
  NewlyStranded: Math.max(stranded.count - strandedCountIn(usualResult), 0),
});

/** What a run that ended well is seen by: on the dashboard, and where it newly strands commissions, by an alarm. */
export const runMeasures = (
  request: PayoutRequest,
  { result, usualResult }: RunReport,
  durationMilliseconds: number,
): Measures<'payout'> => {
  if (result.outcome === 'preview') return {};
  if (result.outcome === 'already_recorded') return { RunRepeated: 1 };
  const made =
    result.outcome === 'created'
      ? { RunCreated: 1, Records: result.totalRecords, AmountRupees: wholeRupees(result.totalAmount) }
      : { RunSkipped: 1 };
  const stranded = startsAsUsual(request) ? strandedMeasures(result, usualResult) : {};
  return { ...made, RunDuration: durationMilliseconds, ...stranded };
};
