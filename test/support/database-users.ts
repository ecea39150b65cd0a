import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { type Connection, createConnection } from 'mysql2/promise';
import type { PayoutStack } from './payout-stack.ts';
import { readTemplate } from './read-template.ts';

type Stack = Pick<PayoutStack, 'stack'>;

const clientOf = ({ stack }: Stack): SecretsManagerClient =>
  new SecretsManagerClient({
    region: stack.env['AWS_REGION'] ?? '',
    endpoint: stack.env['AWS_ENDPOINT_URL_SECRETS_MANAGER'] ?? '',
    credentials: { accessKeyId: stack.env['AWS_ACCESS_KEY_ID'] ?? '', secretAccessKey: 'local' },
  });

/** The secret of each function's database user, as the template tells the migrate function. */
export const userSecretArns = (): Record<string, string> => {
  const { functions } = readTemplate();
  const migrate = functions.find(({ name }) => name === 'migrate');
  return JSON.parse(migrate?.environment['DB_USER_SECRET_ARNS'] ?? '{}');
};

/** A connection as the database user of the function, with the password its secret has now. */
export const connectAs = async (company: Stack, functionName: string): Promise<Connection> => {
  const { socketPath, name: database } = company.stack.database;
  const client = clientOf(company);
  const SecretId = userSecretArns()[functionName] ?? '';
  const { SecretString = '{}' } = await client.send(new GetSecretValueCommand({ SecretId }));
  client.destroy();
  const { username: user, password } = JSON.parse(SecretString);
  return createConnection({ socketPath, user, password, database });
};
