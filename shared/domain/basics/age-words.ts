import { counted } from './counted.ts';
import { DAY, HOUR, MINUTE } from './durations.ts';

/** How long something has lasted, rounded down, in the unit that people would use. */
export const ageWords = (since: Date, at: Date): string => {
  const milliseconds = Math.max(at.getTime() - since.getTime(), 0);
  if (milliseconds < HOUR) return counted(Math.floor(milliseconds / MINUTE), 'minute');
  if (milliseconds < 3 * DAY) return counted(Math.floor(milliseconds / HOUR), 'hour');
  return counted(Math.floor(milliseconds / DAY), 'day');
};
