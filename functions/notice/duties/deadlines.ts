import { MINUTE } from '../../../shared/domain/basics/durations.ts';

const DAY = 24 * 60 * MINUTE;

/** The Data API ends a statement after 45 s: a worker that lives has said so since. */
export const quietBefore = (at: Date): Date => new Date(at.getTime() - 2 * MINUTE);

/** The bucket lets files go after a week. */
export const exportsGoneBefore = (at: Date): Date => new Date(at.getTime() - 7 * DAY);
