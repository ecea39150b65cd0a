import { PROBLEMS } from '../../../../../shared/domain/basics/problem.ts';
import type { BatchBody } from '../../../../../shared/events/batch-body.ts';
import type { Moment } from './moments-of.ts';

/**
 * Why this person may not do that, as the API would say it; undefined where they may. Who may answer for a batch of the old
 * page is known once it is asked.
 */
export const whyNotMoment = (
  { may, whyNot }: Pick<BatchBody, 'may' | 'whyNot'>,
  { action }: Moment,
): string | undefined => {
  if (action !== null)
    return may[action] === true ? undefined : (whyNot[action] ?? PROBLEMS[may[action]].title);
  return may.begin === 'adopted-unanswered' ? undefined : whyNot.begin;
};
