const DAY = 86_400_000;

/** UTC, as MySQL reads a TIMESTAMP. */
export const daysBefore = (now: Date, days: number): string =>
  new Date(now.getTime() - days * DAY).toISOString().slice(0, 19).replace('T', ' ');
