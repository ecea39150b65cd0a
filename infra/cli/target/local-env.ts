import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CliFailure } from '../terminal/cli-failure.ts';
import { parseEnvFile } from './parse-env-file.ts';

const root = join(import.meta.dirname, '../../..');

const envFile = (): string => resolve(process.env['PAYOUT_STATE'] ?? join(root, '.local'), 'env');

const notStarted = (path: string, flag: string): CliFailure =>
  new CliFailure('NotInvoked', `no local stack: ${path} does not exist, which a started stack writes`, [
    `Start one with npm start and wait until it is ready, then run this again; or leave ${flag} out for AWS.`,
  ]);

const readEnvFile = (path: string, flag: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw notStarted(path, flag);
  }
};

/** What the stack on this machine wrote down when it started; `flag` asked for it. */
export const localEnv = (
  flag: string,
): { readonly path: string; readonly env: Readonly<Record<string, string>> } => {
  const path = envFile();
  return { path, env: parseEnvFile(readEnvFile(path, flag)) };
};
