import { ageWords } from '../../../../shared/domain/basics/age-words.ts';

const MINUTE = 60_000;

/** How long since, or until. */
export const agoWords = (at: Date, now: Date): string => {
  const away = at.getTime() - now.getTime();
  if (Math.abs(away) < MINUTE) return 'just now';
  return away > 0 ? `in ${ageWords(now, at)}` : `${ageWords(at, now)} ago`;
};
