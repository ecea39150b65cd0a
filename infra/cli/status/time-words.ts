import { DAY, HOUR, MINUTE } from '../../../shared/domain/basics/durations.ts';

/** How long: "12 min", "26 h", "41 days". */
const duration = (milliseconds: number): string => {
  if (milliseconds < HOUR) return `${Math.max(0, Math.floor(milliseconds / MINUTE))} min`;
  if (milliseconds < 2 * DAY) return `${Math.floor(milliseconds / HOUR)} h`;
  return `${Math.floor(milliseconds / DAY)} days`;
};

/** From one ISO instant to another. */
export const between = (from: string, to: string): string => duration(Date.parse(to) - Date.parse(from));

/** "Mon, 23 Nov, 02:00" on the wall clock of the zone. */
export const wallTime = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(instant));
