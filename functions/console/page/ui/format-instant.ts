type Parts = Readonly<Record<string, string>>;

const partsOf = (at: Date, timeZone: string, options: Intl.DateTimeFormatOptions): Parts =>
  Object.fromEntries(
    new Intl.DateTimeFormat('en-IN', { timeZone, hourCycle: 'h23', ...options })
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );

const DAY = { day: 'numeric', month: 'short', year: 'numeric' } as const;
const TIME = { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' } as const;

/** 28 Nov 2026 */
export const formatDay = (at: Date, timeZone: string): string => {
  const { day, month, year } = partsOf(at, timeZone, DAY);
  return `${day} ${month} ${year}`;
};

/** 28 Nov 2026, 02:00 IST */
export const formatInstant = (at: Date, timeZone: string): string => {
  const { hour, minute, timeZoneName } = partsOf(at, timeZone, TIME);
  return `${formatDay(at, timeZone)}, ${hour}:${minute} ${timeZoneName}`;
};
