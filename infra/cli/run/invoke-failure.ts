import { answerLost } from '../target/answer-lost.ts';
import { notInvoked } from '../target/not-invoked.ts';
import type { Target } from '../target/target.ts';
import { wasNeverSent } from '../target/was-never-sent.ts';
import { CliFailure } from '../terminal/cli-failure.ts';

/** No answer: either the function certainly did not start, or nobody here knows what it did. */
export const invokeFailure = (
  error: unknown,
  target: Target,
  dryRun: boolean,
  repeat: string,
): CliFailure => {
  if (wasNeverSent(error)) return notInvoked(error, target);
  const lost = answerLost(error, target);
  return dryRun
    ? new CliFailure('AnswerLost', `${lost}; a dry run writes nothing: ${repeat}`)
    : new CliFailure(
        'AnswerLost',
        `${lost}: the run may have made its batch, may still be at work, or may have failed. ` +
          `This finds out, or finishes it, and never makes a second batch: ${repeat}`,
      );
};
