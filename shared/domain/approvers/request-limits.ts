import { DAY, MINUTE } from '../basics/durations.ts';

/**
 * How much one person may ask of the API: five acts a second, for a minute; and in a day as many answers kept for repeats,
 * and refusals in the audit trail, as fit in a few dozen MB. A run, a dry one too, looks through the whole ledger. Nobody who
 * works on the page comes near: twenty batches approved at once are twenty acts, and options that are being typed are
 * counted about once a second. It is there for programs that have lost their way.
 */
export const REQUEST_LIMITS = {
  act: { minute: 300, day: 5_000 },
  run: { minute: 60, day: 1_000 },
} as const;
export type RequestKind = keyof typeof REQUEST_LIMITS;

/** Asked for by one person in the minute and on the day, of UTC, that it is. */
export type RequestsMade = { readonly inMinute: number; readonly inDay: number };

/** Minutes and days since 1970. */
export const minuteNo = (at: Date): number => Math.floor(at.getTime() / MINUTE);
export const dayNo = (at: Date): number => Math.floor(at.getTime() / DAY);

export type LimitMet = {
  readonly per: 'minute' | 'day';
  readonly max: number;
  /** Until the next minute or day begins. */
  readonly secondsLeft: number;
};

const secondsLeft = (at: Date, milliseconds: number): number =>
  Math.ceil((milliseconds - (at.getTime() % milliseconds)) / 1_000);

/** undefined: there is room for one more. The day's first, because it lasts longer. */
export const limitMet = (
  kind: RequestKind,
  { inMinute, inDay }: RequestsMade,
  at: Date,
): LimitMet | undefined => {
  const { minute, day } = REQUEST_LIMITS[kind];
  if (inDay >= day) return { per: 'day', max: day, secondsLeft: secondsLeft(at, DAY) };
  if (inMinute >= minute) return { per: 'minute', max: minute, secondsLeft: secondsLeft(at, MINUTE) };
  return undefined;
};
