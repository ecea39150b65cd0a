import { isoInZone } from '../basics/zoned-time.ts';

/** AUTO-YYYYMMDD-HHMMSS in the business time zone. */
export const batchReferenceAt = (at: Date, timeZone: string): string => {
  const [date = '', time = ''] = isoInZone(at, timeZone).split('T');
  return `AUTO-${date.replaceAll('-', '')}-${time.slice(0, 8).replaceAll(':', '')}`;
};

/** The same reference, then -2, -3 …: for a second batch in one second. */
export const withOrdinal = (reference: string, ordinal: number): string =>
  ordinal === 1 ? reference : `${reference}-${ordinal}`;
