import { forgetWords as forget } from '../../../shared/sql/notices/forget-words.ts';
import type { Duty } from './duty.ts';

/** Of one day; the next one goes on. */
const NOTICES_MAX = 5_000;

export const forgetWords: Duty = async ({ database }, { keptSince }) => {
  if (keptSince.notices) await database.write(forget(keptSince.notices, NOTICES_MAX));
};
