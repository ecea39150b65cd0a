import { deleteKeptAnswers } from '../../../shared/sql/approvers/delete-kept-answers.ts';
import { forgetBefore } from './deadlines.ts';
import type { Duty } from './duty.ts';

/** Of one minute; the next one goes on. */
const ANSWERS_MAX = 1_000;

export const forgetAnswers: Duty = async ({ database }, { at }) => {
  await database.write(deleteKeptAnswers(forgetBefore(at), ANSWERS_MAX));
};
