import { awsCause } from '../target/aws-cause.ts';
import { CliFailure } from '../terminal/cli-failure.ts';

/** The SDK's own error is the cause of ours, and the one that advice is known for. */
const innermost = (error: unknown): unknown =>
  error instanceof Error && error.cause instanceof Error ? error.cause : error;

/** Not one question was asked. */
export const notAskedAtAll = (where: string, error: unknown): CliFailure => {
  const { cause, advice } = awsCause(innermost(error));
  return new CliFailure('NotAsked', `no scratch schema could be made in ${where}: ${cause}`, [
    `Nothing was asked. ${advice ?? 'Check --resource-arn, --secret-arn, AWS_REGION, and that the Data API of the cluster is enabled.'}`,
  ]);
};
