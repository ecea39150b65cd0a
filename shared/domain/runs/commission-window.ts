import { counted } from '../basics/counted.ts';
import { epochSeconds, epochSecondsFrom, instantOf } from '../basics/epoch-seconds.ts';
import { InvalidInput } from '../basics/failures.ts';
import { nextDate, startOfDay } from '../basics/zoned-time.ts';
import type { PayoutSettings } from '../settings/payout-settings.ts';
import { lookbackStart } from './lookback-start.ts';
import type { PayoutRequest, WindowEnd } from './payout-request.ts';

/** Commissions created in [fromSeconds, toSeconds) take part; an end that is undefined is open. Epoch seconds. */
export type CommissionWindow = {
  readonly fromSeconds: number | undefined;
  readonly toSeconds: number | undefined;
  /** Where what a batch let go takes part from: a lookback is not for it, a start that somebody gave is. */
  readonly dueFromSeconds: number | undefined;
};

/** The first second of the end, where it begins something. */
export const firstSecondOf = (end: WindowEnd, timeZone: string): number =>
  end.kind === 'day' ? startOfDay(end.date, timeZone) : epochSecondsFrom(end.at);

/** Where it ends something. Both ends are included, so the first second after: the next local midnight, or an instant plus one second. */
export const firstSecondAfter = (end: WindowEnd, timeZone: string): number =>
  end.kind === 'day' ? startOfDay(nextDate(end.date), timeZone) : epochSeconds(end.at) + 1;

/** Where a run that begins then looks from, in epoch seconds; a lookback of 0 days has no start. */
export const windowStart = (startedAt: Date, lookbackDays: number): number | undefined =>
  lookbackDays === 0 ? undefined : lookbackStart(startedAt, lookbackDays);

/** Which commissions a run considers. Throws InvalidInput for a window that can hold none. */
export const commissionWindow = (
  request: PayoutRequest,
  settings: PayoutSettings,
  startedAt: Date,
): CommissionWindow => {
  const { timezone } = settings;
  const lookbackDays = request.lookbackDays ?? settings.lookback_days;
  const fromSeconds = request.dateFrom
    ? firstSecondOf(request.dateFrom, timezone)
    : windowStart(startedAt, lookbackDays);
  const toSeconds = request.dateTo && firstSecondAfter(request.dateTo, timezone);
  if (fromSeconds !== undefined && toSeconds !== undefined && fromSeconds >= toSeconds) {
    const [from, to] = [fromSeconds, toSeconds].map((at) => instantOf(at).toISOString());
    const cause = request.dateFrom
      ? 'dateFrom is after dateTo'
      : `dateTo lies before the lookback of ${counted(lookbackDays, 'day')}; give dateFrom, or lookbackDays 0`;
    throw new InvalidInput(`the window from ${from} to ${to} holds nothing: ${cause}`);
  }
  return { fromSeconds, toSeconds, dueFromSeconds: request.dateFrom && fromSeconds };
};
