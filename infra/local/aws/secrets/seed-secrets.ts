import type { DatabaseDefinition } from '../../template/read-database.ts';
import type { SecretDefinition } from '../../template/read-secrets.ts';
import { generateSecretString } from './generate-secret-string.ts';
import { currentSecretString, type Secret, type SecretStore, withNewVersion } from './secret-store.ts';

export type DatabaseLogin = { readonly username: string; readonly password: string };

const initialString = ({ secretString, generate }: SecretDefinition): string | undefined =>
  secretString ?? (generate && generateSecretString(generate));

const seed = (store: SecretStore, definition: SecretDefinition): void => {
  if (store.find(definition.arn)) return;
  const empty: Secret = { arn: definition.arn, name: definition.name, versions: [] };
  const value = initialString(definition);
  store.save(value === undefined ? empty : withNewVersion(empty, value));
};

const adminString = (database: DatabaseDefinition, login: DatabaseLogin): string =>
  JSON.stringify({ ...login, engine: 'mysql', host: '127.0.0.1', port: 3306, dbname: database.name });

/** The admin's secret always says what the local server was started with; the others keep what they have. */
export const seedSecrets = (
  store: SecretStore,
  definitions: readonly SecretDefinition[],
  database: DatabaseDefinition,
  admin: DatabaseLogin,
): void => {
  for (const definition of definitions) {
    if (definition.arn !== database.adminSecretArn) seed(store, definition);
  }
  const { adminSecretArn: arn } = database;
  const name = arn.split(':').at(-1)?.slice(0, -7) ?? arn;
  const known = store.find(arn) ?? { arn, name, versions: [] };
  const value = adminString(database, admin);
  if (currentSecretString(known) !== value) store.save(withNewVersion(known, value));
};
