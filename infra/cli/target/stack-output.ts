import type { Output } from '@aws-sdk/client-cloudformation';
import { CliFailure } from '../terminal/cli-failure.ts';
import { awsCause } from './aws-cause.ts';

const CONNECTION = 'Check the network of this machine, AWS_REGION and AWS_PROFILE.';
const ADVICE = 'Give --stack NAME of the deployed stack, or --function NAME of the function itself.';

const missing = (error: unknown): boolean => error instanceof Error && /does not exist/.test(error.message);

const outputsOf = async (stack: string): Promise<readonly Output[]> => {
  const { CloudFormationClient, DescribeStacksCommand } = await import('@aws-sdk/client-cloudformation');
  const client = new CloudFormationClient({ requestHandler: { connectionTimeout: 10_000 } });
  try {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: stack }));
    return Stacks?.[0]?.Outputs ?? [];
  } catch (error) {
    if (missing(error)) {
      const message = `no stack ${stack} in this AWS account and region`;
      throw new CliFailure('NotInvoked', message, ['Check AWS_PROFILE and AWS_REGION.', ADVICE]);
    }
    const { cause, advice } = awsCause(error);
    throw new CliFailure('NotInvoked', `stack ${stack} could not be read: ${cause}`, [
      advice ?? CONNECTION,
      ADVICE,
    ]);
  } finally {
    client.destroy();
  }
};

/** The physical name behind an output of the deployed stack. */
export const stackOutput = async (stack: string, output: string): Promise<string> => {
  const found = (await outputsOf(stack)).find(({ OutputKey }) => OutputKey === output)?.OutputValue;
  if (found) return found;
  throw new CliFailure('NotInvoked', `stack ${stack} has no output ${output}`, [ADVICE]);
};
