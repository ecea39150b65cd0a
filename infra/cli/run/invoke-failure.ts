import { awsCause } from '../target/aws-cause.ts';
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
  const { cause } = awsCause(error);
  const lost = `${target.functionName} in ${target.where} was invoked, but its answer was lost (${cause})`;
  return dryRun
    ? new CliFailure('AnswerLost', `${lost}; a dry run writes nothing: ${repeat}`)
    : new CliFailure(
        'AnswerLost',
        `${lost}: the run may have made its batch, may still be at work, or may have failed. ` +
          `This finds out, or finishes it, and never makes a second batch: ${repeat}`,
      );
};
