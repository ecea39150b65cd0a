import { groupDigits } from './group-digits.ts';

/** For people: 1,23,456. */
export const formatCount = (count: number): string => groupDigits(String(count));
