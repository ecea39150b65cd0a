import { counted } from '../basics/counted.ts';
import { InvalidInput } from '../basics/failures.ts';
import { nextDate, startOfDay } from '../basics/zoned-time.ts';
import type { PayoutSettings } from '../settings/payout-settings.ts';
import type { PayoutRequest, WindowEnd } from './payout-request.ts';

/** Commissions created in [fromSeconds, toSeconds) take part; an end that is undefined is open. Epoch seconds. */
export type CommissionWindow = {
  readonly fromSeconds: number | undefined;
  readonly toSeconds: number | undefined;
};

const SECONDS_PER_DAY = 86_400;

/** The first second of the end, where it begins something. */
export const firstSecondOf = (end: WindowEnd, timeZone: string): number =>
  end.kind === 'day' ? startOfDay(end.date, timeZone) : Math.ceil(end.at.getTime() / 1000);

/** Where it ends something. Both ends are included, so the first second after: the next local midnight, or an instant plus one second. */
export const firstSecondAfter = (end: WindowEnd, timeZone: string): number =>
  end.kind === 'day' ? startOfDay(nextDate(end.date), timeZone) : Math.floor(end.at.getTime() / 1000) + 1;

const lookbackFrom = (startedAt: Date, lookbackDays: number): number | undefined =>
  lookbackDays === 0 ? undefined : Math.ceil(startedAt.getTime() / 1000) - lookbackDays * SECONDS_PER_DAY;

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
    : lookbackFrom(startedAt, lookbackDays);
  const toSeconds = request.dateTo && firstSecondAfter(request.dateTo, timezone);
  if (fromSeconds !== undefined && toSeconds !== undefined && fromSeconds >= toSeconds) {
    const [from, to] = [fromSeconds, toSeconds].map((at) => new Date(at * 1000).toISOString());
    const cause = request.dateFrom
      ? 'dateFrom is after dateTo'
      : `dateTo lies before the lookback of ${counted(lookbackDays, 'day')}; give dateFrom, or lookbackDays 0`;
    throw new InvalidInput(`the window from ${from} to ${to} holds nothing: ${cause}`);
  }
  return { fromSeconds, toSeconds };
};
