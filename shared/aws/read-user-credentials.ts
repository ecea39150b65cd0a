import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/** A database user as its secret describes it. */
export type Credentials = { readonly username: string; readonly password: string };

/** Names the secret, never what it holds. */
class SecretUnreadable extends Error {
  override readonly name = 'SecretUnreadable';
}

const REQUEST_TIMEOUT_MILLISECONDS = 10_000;

const readSecret = async (client: SecretsManagerClient, secretArn: string): Promise<string | undefined> => {
  try {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretArn }));
    return SecretString;
  } catch (error) {
    throw new SecretUnreadable(
      `the secret ${secretArn} of a database user could not be read (${error}); run this again, and should it stay so, ` +
        'check that the secret is there and that this function may read it',
    );
  }
};

/** The parser's own complaint would quote the secret. */
const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
};

const readCredentials = async (client: SecretsManagerClient, secretArn: string): Promise<Credentials> => {
  const { username, password } = Object(parsed((await readSecret(client, secretArn)) ?? ''));
  const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
  if (isText(username) && isText(password)) return { username, password };
  throw new SecretUnreadable(
    `the secret ${secretArn} is no database user: expected JSON with "username" and "password", both text`,
  );
};

/** The users of several functions, by function name. Only migrate may read secrets of others. */
export const readUserCredentials = async (
  secretArns: Readonly<Record<string, string>>,
): Promise<Record<string, Credentials>> => {
  const client = new SecretsManagerClient({
    maxAttempts: 3,
    requestHandler: { requestTimeout: REQUEST_TIMEOUT_MILLISECONDS, throwOnRequestTimeout: true },
  });
  const users = Object.entries(secretArns).map(
    async ([functionName, arn]) => [functionName, await readCredentials(client, arn)] as const,
  );
  return Object.fromEntries(await Promise.all(users));
};
