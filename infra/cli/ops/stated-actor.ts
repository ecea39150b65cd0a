import { ACTOR_MAX } from '../../../shared/events/ops-command.ts';
import { awsCause } from '../target/aws-cause.ts';
import type { TargetOptions } from '../target/find-target.ts';
import { CliFailure } from '../terminal/cli-failure.ts';
import { requestedBy } from '../terminal/requested-by.ts';

const callerArn = async (): Promise<string> => {
  const { GetCallerIdentityCommand, STSClient } = await import('@aws-sdk/client-sts');
  const client = new STSClient({ requestHandler: { connectionTimeout: 10_000 } });
  try {
    const { Arn = 'an identity without an ARN' } = await client.send(new GetCallerIdentityCommand());
    return Arn;
  } catch (error) {
    const { cause, advice } = awsCause(error);
    throw new CliFailure('NotInvoked', `AWS did not say who you are: ${cause}`, [
      `Nothing ran. ${advice ?? 'Check the network of this machine, AWS_REGION and AWS_PROFILE.'}`,
    ]);
  } finally {
    client.destroy();
  }
};

/** The end of an ARN tells more than its beginning. */
const fitting = (arn: string): string => (arn.length > ACTOR_MAX ? `…${arn.slice(1 - ACTOR_MAX)}` : arn);

/** Who asks, as a command states it: the identity that AWS knows, or locally whoever sits at this terminal. */
export const statedActor = async ({ local }: TargetOptions): Promise<string> =>
  local ? requestedBy() : fitting(await callerArn());
