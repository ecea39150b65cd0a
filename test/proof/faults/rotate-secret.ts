import { randomBytes } from 'node:crypto';
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { userSecretArns } from '../../support/database-users.ts';
import type { PayoutStack } from '../../support/payout-stack.ts';

/** The two steps of a rotation, as Secrets Manager's own function takes them; between them nobody gets in. */
export type Rotation = {
  readonly changePassword: () => Promise<void>;
  readonly changeSecret: () => Promise<void>;
};

const clientOf = ({ env }: PayoutStack['stack']): SecretsManagerClient =>
  new SecretsManagerClient({
    region: env['AWS_REGION'] ?? '',
    endpoint: env['AWS_ENDPOINT_URL_SECRETS_MANAGER'] ?? '',
    credentials: { accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '', secretAccessKey: 'local' },
  });

/** Of the function's database user; migrate signs in as the admin. */
export const rotationOf = (
  { stack, sql }: PayoutStack,
  functionName: string,
  password: string = randomBytes(16).toString('hex'),
): Rotation => {
  const SecretId = userSecretArns()[functionName] ?? stack.env['PAYOUT_SECRET_ARN'] ?? '';
  const withClient = async <T>(work: (client: SecretsManagerClient) => Promise<T>): Promise<T> => {
    const client = clientOf(stack);
    return work(client).finally(() => client.destroy());
  };
  const current = async (): Promise<{ username: string }> => {
    const { SecretString = '{}' } = await withClient((client) =>
      client.send(new GetSecretValueCommand({ SecretId })),
    );
    return JSON.parse(SecretString);
  };
  return {
    changePassword: async () => {
      const { username } = await current();
      await sql(`ALTER USER ?@'%' IDENTIFIED BY ?`, [username, password]);
    },
    changeSecret: async () => {
      const SecretString = JSON.stringify({ ...(await current()), password });
      await withClient((client) => client.send(new PutSecretValueCommand({ SecretId, SecretString })));
    },
  };
};
