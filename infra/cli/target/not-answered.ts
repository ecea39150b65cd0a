import { CLI } from '../../../shared/domain/basics/cli.ts';
import { CliFailure } from '../terminal/cli-failure.ts';
import { answerLost } from './answer-lost.ts';
import { notInvoked } from './not-invoked.ts';
import type { Target } from './target.ts';
import { wasNeverSent } from './was-never-sent.ts';

/** No answer: either the function certainly did not start, or it may have done what it was asked. */
export const notAnswered = (error: unknown, target: Target): CliFailure => {
  if (wasNeverSent(error)) return notInvoked(error, target);
  return new CliFailure('AnswerLost', answerLost(error, target), [
    `A change may have been made, or still be under way. Migrate and adopt may simply be run again; before repeating another change look what became of it: ${CLI} settings history, ${CLI} approvers list.`,
  ]);
};
