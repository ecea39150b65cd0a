import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';

const Version = z.object({
  id: z.string(),
  secretString: z.string(),
  createdAt: z.number(),
  stages: z.array(z.string()),
});
const Secret = z.object({ arn: z.string(), name: z.string(), versions: z.array(Version) });
const Secrets = z.array(Secret);

export type SecretVersion = z.infer<typeof Version>;
export type Secret = z.infer<typeof Secret>;

export type SecretStore = {
  readonly find: (idOrArn: string) => Secret | undefined;
  readonly list: () => readonly Secret[];
  readonly save: (secret: Secret) => void;
};

const readSaved = (file: string): readonly Secret[] => {
  try {
    return Secrets.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw new Error(`${file} cannot be read: delete it to have new secrets made.`, { cause: error });
  }
};

/** AWS also takes an ARN without its six random characters. */
const answersTo = (secret: Secret, idOrArn: string): boolean =>
  [secret.arn, secret.name, secret.arn.slice(0, -7)].includes(idOrArn);

/** Renamed into place: a stop in the middle of writing must not cost the passwords of a whole database. */
export const openSecretStore = (file: string): SecretStore => {
  mkdirSync(dirname(file), { recursive: true });
  const secrets = new Map(readSaved(file).map((secret) => [secret.arn, secret]));
  return {
    find: (idOrArn) => [...secrets.values()].find((secret) => answersTo(secret, idOrArn)),
    list: () => [...secrets.values()],
    save: (secret) => {
      secrets.set(secret.arn, secret);
      writeFileSync(`${file}.new`, JSON.stringify([...secrets.values()], null, 2), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    },
  };
};

/** The newest becomes AWSCURRENT, the one before it AWSPREVIOUS, and older ones lose their labels. */
export const withNewVersion = (secret: Secret, secretString: string, id: string = randomUUID()): Secret => {
  const relabelled = secret.versions.map((version) => ({
    ...version,
    stages: [
      ...version.stages.filter((stage) => stage !== 'AWSCURRENT' && stage !== 'AWSPREVIOUS'),
      ...(version.stages.includes('AWSCURRENT') ? ['AWSPREVIOUS'] : []),
    ],
  }));
  const added = { id, secretString, createdAt: Date.now(), stages: ['AWSCURRENT'] };
  return { ...secret, versions: [...relabelled, added] };
};

export const currentSecretString = (secret: Secret): string | undefined =>
  secret.versions.find(({ stages }) => stages.includes('AWSCURRENT'))?.secretString;
