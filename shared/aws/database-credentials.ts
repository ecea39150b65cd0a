import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/** A database user as its secret describes it. */
export type Credentials = { readonly username: string; readonly password: string };

const readCredentials = async (client: SecretsManagerClient, secretArn: string): Promise<Credentials> => {
  const { SecretString = '{}' } = await client.send(new GetSecretValueCommand({ SecretId: secretArn }));
  const { username, password }: Partial<Credentials> = JSON.parse(SecretString);
  if (username && password) return { username, password };
  throw new Error(`the secret ${secretArn} lacks a user name or a password: expected both in its JSON`);
};

/** The users of several functions, by function name. Only migrate may read secrets of others. */
export const readUserCredentials = async (
  secretArns: Readonly<Record<string, string>>,
): Promise<Record<string, Credentials>> => {
  const client = new SecretsManagerClient({ maxAttempts: 3 });
  const users = Object.entries(secretArns).map(
    async ([functionName, arn]) => [functionName, await readCredentials(client, arn)] as const,
  );
  return Object.fromEntries(await Promise.all(users));
};
