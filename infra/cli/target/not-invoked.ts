import { CliFailure } from '../terminal/cli-failure.ts';
import { awsCause } from './aws-cause.ts';
import type { Target } from './target.ts';

const isNamed = (error: unknown, name: string): boolean => error instanceof Error && error.name === name;

/** The function certainly did not start. */
export const notInvoked = (error: unknown, { functionName, where, unreachable }: Target): CliFailure => {
  if (isNamed(error, 'ResourceNotFoundException')) {
    return new CliFailure('NotInvoked', `no function ${functionName} in ${where}`, [
      'Nothing ran. Check --function, --stack, AWS_REGION and AWS_PROFILE, and that the stack is deployed.',
    ]);
  }
  const { cause, advice } = awsCause(error);
  return new CliFailure('NotInvoked', `${functionName} in ${where} was not invoked: ${cause}`, [
    `Nothing ran. ${advice ?? unreachable}`,
  ]);
};
