import type { DataApiAddress } from '../../../shared/aws/data-api-client.ts';
import { localEnv } from '../target/local-env.ts';
import { usageError } from '../terminal/usage-error.ts';

/** The cluster to ask, and the secret of its admin. */
export type SmokeTarget = {
  readonly resourceArn: string;
  readonly secretArn: string;
  readonly address: DataApiAddress;
  /** For people. */
  readonly where: string;
};

export type SmokeTargetOptions = {
  readonly resourceArn?: string;
  readonly secretArn?: string;
  readonly bare?: true;
};

const localCluster = (): SmokeTarget => {
  const { path, env } = localEnv('--bare');
  return {
    resourceArn: env['PAYOUT_RESOURCE_ARN'] ?? '',
    secretArn: env['PAYOUT_SECRET_ARN'] ?? '',
    where: `the local stack of ${path}`,
    address: {
      region: env['AWS_REGION'] ?? '',
      endpoint: env['AWS_ENDPOINT_URL_RDS_DATA'] ?? '',
      credentials: {
        accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '',
        secretAccessKey: env['AWS_SECRET_ACCESS_KEY'] ?? '',
      },
    },
  };
};

const checkedArn = (flag: string, arn: string | undefined, service: string): string => {
  if (arn?.startsWith('arn:') && arn.split(':')[2] === service) return arn;
  const given = arn === undefined ? 'missing' : JSON.stringify(arn);
  throw usageError(`${flag} is ${given}: expected arn:aws:${service}:…, or --bare for the local stack`);
};

export const smokeTarget = ({ bare, resourceArn, secretArn }: SmokeTargetOptions): SmokeTarget => {
  if (bare) return localCluster();
  const cluster = checkedArn('--resource-arn', resourceArn, 'rds');
  return {
    resourceArn: cluster,
    secretArn: checkedArn('--secret-arn', secretArn, 'secretsmanager'),
    address: {},
    where: `AWS, cluster ${cluster}`,
  };
};
