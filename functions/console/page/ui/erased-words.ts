import { formatDay } from './format-instant.ts';

/** That what somebody wrote is erased. The copies beside the audit trail know the day alone, in UTC: so it is told everywhere. */
export const erasedWords = (at: string): string =>
  `What was written here was erased on ${formatDay(new Date(at), 'UTC')}`;
