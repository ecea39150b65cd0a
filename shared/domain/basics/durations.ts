/** In milliseconds, as instants count. */
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const SECONDS_PER_DAY = DAY / 1000;
export const HOURS_PER_DAY = DAY / HOUR;
