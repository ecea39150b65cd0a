import * as z from 'zod';
import { currentSecretString, type SecretStore } from './secret-store.ts';
import type { DatabaseLogin } from './seed-secrets.ts';

const Login = z.object({ username: z.string(), password: z.string() });

/** The user a secret stands for; undefined when there is none, as for a wrong ARN. */
export const databaseLogin = (store: SecretStore, secretArn: string): DatabaseLogin | undefined => {
  const secret = store.find(secretArn);
  const value = secret && currentSecretString(secret);
  return value === undefined ? undefined : Login.parse(JSON.parse(value));
};
