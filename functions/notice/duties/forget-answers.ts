import { deleteKeptAnswers } from '../../../shared/sql/approvers/delete-kept-answers.ts';
import type { Duty } from './duty.ts';

/** Of one minute; the next one goes on. */
const ANSWERS_MAX = 1_000;

export const forgetAnswers: Duty = async ({ database }, { keptSince }) => {
  if (keptSince.answers) await database.write(deleteKeptAnswers(keptSince.answers, ANSWERS_MAX));
};
