import { counted } from '../../../../shared/domain/basics/counted.ts';

/** How long a run took: 0.4 s, 12 s, 3 minutes 5 s. */
export const durationWords = (milliseconds: number): string => {
  if (milliseconds < 9_950) return `${(milliseconds / 1_000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1_000);
  return seconds < 60 ? `${seconds} s` : `${counted(Math.floor(seconds / 60), 'minute')} ${seconds % 60} s`;
};
