import { accessSync, constants, existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';

/** A MariaDB server program and what it needs to start from where it lies. */
export interface MariadbProgram {
  readonly path: string;
  /** Holds the error messages, the character sets and the SQL that makes the system tables. */
  readonly shareDirectory: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Changes whenever the program does. */
  readonly version: string;
}

export const repositoryRoot = resolve(import.meta.dirname, '../../..');

const unpacked = join(repositoryRoot, '.local/mariadb');

/** The same places, in the same order, as infra/local/with-setup.sh. */
function candidates(env: NodeJS.ProcessEnv): readonly string[] {
  if (env['PAYOUT_MARIADBD']) return [env['PAYOUT_MARIADBD']];
  const onPath = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return [
    ...onPath.map((folder) => join(folder, 'mariadbd')),
    '/usr/sbin/mariadbd',
    '/usr/libexec/mariadbd',
    '/opt/homebrew/opt/mariadb/bin/mariadbd',
    '/usr/local/opt/mariadb/bin/mariadbd',
    join(unpacked, 'usr/sbin/mariadbd'),
  ];
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function shareDirectoryOf(program: string): string {
  const prefix = dirname(dirname(program));
  const found = ['share/mysql', 'share/mariadb']
    .map((folder) => join(prefix, folder))
    .find((folder) => systemTablesIn(folder) !== undefined);
  if (!found)
    throw new Error(`${program} lies without its share folder: no system tables under ${prefix}/share.`);
  return found;
}

/** Up to 10.11 the SQL files are named mysql_…, from 11 on mariadb_…. */
export function systemTablesIn(shareDirectory: string): 'mysql' | 'mariadb' | undefined {
  const has = (brand: string) => existsSync(join(shareDirectory, `${brand}_system_tables.sql`));
  if (has('mariadb')) return 'mariadb';
  return has('mysql') ? 'mysql' : undefined;
}

/** The packages that were unpacked beside the program stand in for libraries the system lacks. */
function unpackedLibraries(): string {
  const folders = [join(unpacked, 'usr/lib'), join(unpacked, 'lib')].filter((folder) => existsSync(folder));
  return folders
    .flatMap((folder) => [folder, ...readdirSync(folder).map((name) => join(folder, name))])
    .filter((folder) => statSync(folder).isDirectory())
    .join(delimiter);
}

export function findMariadbd(env: NodeJS.ProcessEnv = process.env): MariadbProgram {
  const found = candidates(env).find(isProgram);
  if (!found) {
    throw new Error(
      'No MariaDB server found: run `sh infra/local/with-setup.sh true`, or set PAYOUT_MARIADBD.',
    );
  }
  const path = realpathSync(found);
  const { size, mtimeMs } = statSync(path);
  return {
    path,
    shareDirectory: shareDirectoryOf(path),
    environment: path.startsWith(unpacked) ? { ...env, LD_LIBRARY_PATH: unpackedLibraries() } : env,
    version: `${size.toString(36)}-${Math.trunc(mtimeMs).toString(36)}`,
  };
}
