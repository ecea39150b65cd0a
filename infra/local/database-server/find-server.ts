import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import type { Engine } from './engine.ts';

/** A server program and what it needs to start from where it lies. */
export type ServerProgram = {
  readonly path: string;
  /** Holds the error messages and the character sets. */
  readonly shareDirectory: string;
  /** Changes whenever the program does. */
  readonly fingerprint: string;
};

export const repositoryRoot = resolve(import.meta.dirname, '../../..');

/** The same places, in the same order, as infra/local/set-up. */
const candidates = (
  { name, program, pathVariable, folders }: Engine,
  env: NodeJS.ProcessEnv,
): readonly string[] => {
  const own = env[pathVariable];
  if (own) return [own];
  const onPath = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const unpacked = join(repositoryRoot, '.local', name, 'usr/bin');
  return [...onPath, ...folders, unpacked].map((folder) => join(folder, program));
};

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
};

const shareDirectoryOf = (engine: Engine, program: string): string => {
  const prefix = dirname(dirname(program));
  const found = ['share/mysql', 'share/mariadb', 'share']
    .map((folder) => join(prefix, folder))
    .find(engine.isShareDirectory);
  if (found) return found;
  throw new Error(
    `${program} lies without its share folder: ${engine.title} has none under ${prefix}/share.`,
  );
};

export const findServer = (engine: Engine, env: NodeJS.ProcessEnv = process.env): ServerProgram => {
  const found = candidates(engine, env)
    .filter(isProgram)
    .find((path) => engine.isProgram(realpathSync(path)));
  if (!found) {
    throw new Error(
      `No ${engine.title} server found: run \`PAYOUT_ENGINE=${engine.name} sh infra/local/with-setup.sh --database true\`, or set ${engine.pathVariable}.`,
    );
  }
  const path = realpathSync(found);
  const { size, mtimeMs } = statSync(path);
  return {
    path,
    shareDirectory: shareDirectoryOf(engine, path),
    fingerprint: `${size.toString(36)}-${Math.trunc(mtimeMs).toString(36)}`,
  };
};
