import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { adminUser, datadirTemplate } from './datadir-template.ts';
import { findMariadbd } from './find-mariadbd.ts';
import { DatadirInUse, type RunningServer, runMariadbd } from './run-mariadbd.ts';
import { baseFlags, parameterFlags } from './server-flags.ts';
import { answers, socketPathFor } from './socket-path.ts';

export interface MariadbOptions {
  /** The stack's state directory; the data go into its folder `mariadb`. */
  readonly directory: string;
  /** Throw-away: begins empty, is gone after stop(), and trades durability for speed. */
  readonly fresh: boolean;
  /** `directory` of a stopped server: what begins empty begins as a copy of its data. */
  readonly copyOf?: string | undefined;
  /** As in the parameter groups of the template, such as transaction_isolation. */
  readonly parameters: Readonly<Record<string, string>>;
}

export interface Mariadb {
  readonly socketPath: string;
  readonly adminUser: string;
  readonly adminPassword: string;
  readonly pid: number;
  /** Settled once the server has ended, asked to or not. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

const throwAway = [
  '--innodb-flush-log-at-trx-commit=0',
  '--innodb-doublewrite=0',
  '--innodb-fast-shutdown=2',
];

/** What was committed outlives the process however it ends; only a power cut may cost the last second. */
const kept = ['--innodb-flush-log-at-trx-commit=2', '--innodb-doublewrite=1', '--innodb-fast-shutdown=1'];

function inUse(directory: string): Error {
  const pidFile = join(directory, 'mariadb/mariadb.pid');
  const pid = existsSync(pidFile) ? ` (mariadbd, process ${readFileSync(pidFile, 'utf8').trim()})` : '';
  return new Error(
    `The database in ${directory} is in use by another stack${pid}. Stop that one, or use another state directory.`,
  );
}

/** Copied aside and renamed: a copy that was interrupted is never taken for data. */
function prepare(home: string, template: string, fresh: boolean): void {
  if (fresh) rmSync(home, { recursive: true, force: true });
  if (existsSync(home)) return;
  const partial = `${home}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(dirname(home), { recursive: true });
  cpSync(template, partial, { recursive: true });
  renameSync(partial, home);
}

async function attempt(directory: string, options: MariadbOptions): Promise<RunningServer> {
  const { fresh, copyOf, parameters } = options;
  const program = findMariadbd();
  const socketPath = socketPathFor(directory);
  const home = join(directory, 'mariadb');
  // Before anything is removed: a second stack must not empty the folder of the first.
  if (await answers(socketPath)) throw new DatadirInUse();
  prepare(home, copyOf ? join(copyOf, 'mariadb') : await datadirTemplate(program), fresh);
  return await runMariadbd(program, [
    ...baseFlags(program, join(home, 'data')),
    ...parameterFlags(parameters),
    ...(fresh ? throwAway : kept),
    `--socket=${socketPath}`,
    `--pid-file=${join(home, 'mariadb.pid')}`,
  ]);
}

/** A server that was just killed holds its files for a moment longer. */
const dyingMilliseconds = 500;

async function run(directory: string, options: MariadbOptions): Promise<RunningServer> {
  const deadline = performance.now() + dyingMilliseconds;
  for (;;) {
    try {
      return await attempt(directory, options);
    } catch (error) {
      if (!(error instanceof DatadirInUse)) throw error;
      if (performance.now() > deadline) throw inUse(directory);
      await sleep(50);
    }
  }
}

/** A private server on a socket, ready for queries. */
export async function startMariadb(options: MariadbOptions): Promise<Mariadb> {
  const directory = resolve(options.directory);
  const socketPath = socketPathFor(directory);
  const home = join(directory, 'mariadb');
  const server = await run(directory, options);
  const discard = () => {
    if (options.fresh) rmSync(home, { recursive: true, force: true });
    if (!socketPath.startsWith(directory)) rmSync(dirname(socketPath), { recursive: true, force: true });
  };
  const abandon = () => {
    server.kill();
    discard();
  };
  process.once('exit', abandon);
  return {
    socketPath,
    adminUser,
    adminPassword: readFileSync(join(home, 'admin-password'), 'utf8'),
    pid: server.pid,
    ended: server.ended,
    stop: async () => {
      process.off('exit', abandon);
      await server.stop();
      discard();
    },
  };
}
