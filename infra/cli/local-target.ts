import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CliFailure } from './cli-failure.ts';
import { parseEnvFile } from './parse-env-file.ts';
import type { Target } from './target.ts';

const root = join(import.meta.dirname, '../..');

const envFile = (): string => resolve(process.env['PAYOUT_STATE'] ?? join(root, '.local'), 'env');

const notStarted = (path: string): CliFailure =>
  new CliFailure('NotInvoked', `no local stack: ${path} does not exist, which a started stack writes`, [
    'Start one with npm start and wait until it is ready, then run this again; or leave --local out for AWS.',
  ]);

const readEnvFile = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw notStarted(path);
  }
};

/** What the local stack wrote down when it started. Throws CliFailure where there is none. */
export const localEnvironment = (): Readonly<Record<string, string>> => parseEnvFile(readEnvFile(envFile()));

/** The stack on this machine, at the addresses it wrote down when it started. */
export const localTarget = (functionName: string): Target => {
  const path = envFile();
  const env = parseEnvFile(readEnvFile(path));
  return {
    functionName,
    where: `the local stack of ${path}`,
    unreachable: 'Is it still running? Start it with npm start and wait until it is ready.',
    client: {
      region: env['AWS_REGION'] ?? '',
      endpoint: env['AWS_ENDPOINT_URL_LAMBDA'] ?? '',
      credentials: {
        accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '',
        secretAccessKey: env['AWS_SECRET_ACCESS_KEY'] ?? '',
      },
    },
  };
};
