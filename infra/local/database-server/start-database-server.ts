import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chosenEngine } from './chosen-engine.ts';
import { adminUser, datadirTemplate } from './datadir-template.ts';
import type { Engine } from './engine.ts';
import { findServer } from './find-server.ts';
import { refuseOtherEngine } from './refuse-other-engine.ts';
import { DatadirInUse, type RunningServer, runServer } from './run-server.ts';
import { baseFlags, keptFlags, parameterFlags, throwAwayFlags } from './server-flags.ts';
import { answers, socketPathFor } from './socket-path.ts';

export type DatabaseServerOptions = {
  /** The data go into its folder named after the engine. */
  readonly directory: string;
  /** Throw-away: begins empty, is gone after stop(), and trades durability for speed. */
  readonly fresh: boolean;
  /** `directory` of a stopped server: what begins empty begins as a copy of its data. */
  readonly copyOf?: string | undefined;
  /** As in the parameter groups of the template, such as transaction_isolation. */
  readonly parameters: Readonly<Record<string, string>>;
};

export type DatabaseServer = {
  readonly socketPath: string;
  readonly adminUser: string;
  readonly adminPassword: string;
  readonly pid: number;
  /** Settled once the server has ended, asked to or not. */
  readonly ended: Promise<void>;
  readonly stop: () => Promise<void>;
};

const inUse = ({ program }: Engine, directory: string, home: string): Error => {
  const pidFile = join(home, 'server.pid');
  const pid = existsSync(pidFile) ? ` (${program}, process ${readFileSync(pidFile, 'utf8').trim()})` : '';
  return new Error(
    `The database in ${directory} is in use by another stack${pid}. Stop that one, or use another state directory.`,
  );
};

/** Copied aside and renamed: a copy that was interrupted is never taken for data. */
const prepare = (home: string, template: string, fresh: boolean): void => {
  if (fresh) rmSync(home, { recursive: true, force: true });
  if (existsSync(home)) return;
  const partial = `${home}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(dirname(home), { recursive: true });
  cpSync(template, partial, { recursive: true });
  renameSync(partial, home);
};

/** A server that was just killed answers for a moment longer, and holds its files for a while. */
const dyingMilliseconds = { answering: 500, holding: 5_000 };

const attempt = async (
  engine: Engine,
  home: string,
  { directory, fresh, copyOf, parameters }: DatabaseServerOptions,
): Promise<RunningServer | keyof typeof dyingMilliseconds> => {
  const program = findServer(engine);
  const socketPath = socketPathFor(directory);
  // Before anything is removed: a second stack must not empty the folder of the first.
  if (await answers(socketPath)) return 'answering';
  // MySQL's own lock on the socket outlives a kill, and holds as soon as any process has its number again.
  rmSync(`${socketPath}.lock`, { force: true });
  prepare(home, copyOf ? join(copyOf, engine.name) : await datadirTemplate(engine), fresh);
  const flags = [
    ...baseFlags(program, join(home, 'data')),
    ...parameterFlags(engine, parameters),
    ...(fresh ? throwAwayFlags : keptFlags),
    `--socket=${socketPath}`,
    `--pid-file=${join(home, 'server.pid')}`,
  ];
  return await runServer(engine, program, flags).catch((error: unknown) => {
    if (error instanceof DatadirInUse) return 'holding';
    throw error;
  });
};

const run = async (engine: Engine, home: string, options: DatabaseServerOptions): Promise<RunningServer> => {
  const begun = performance.now();
  for (;;) {
    const result = await attempt(engine, home, options);
    if (typeof result !== 'string') return result;
    if (performance.now() - begun > dyingMilliseconds[result]) throw inUse(engine, options.directory, home);
    await sleep(50);
  }
};

/** A private server of the engine that PAYOUT_ENGINE names, on a socket, ready for queries. */
export const startDatabaseServer = async (given: DatabaseServerOptions): Promise<DatabaseServer> => {
  const options = { ...given, directory: resolve(given.directory) };
  const { directory, fresh } = options;
  const engine = chosenEngine();
  const home = join(directory, engine.name);
  const socketPath = socketPathFor(directory);
  if (!fresh) refuseOtherEngine(engine, directory);
  const server = await run(engine, home, options);
  const discard = () => {
    const ours = fresh ? [home, socketPath, `${socketPath}.lock`] : [];
    for (const path of ours) rmSync(path, { recursive: true, force: true });
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
      await server.stop(fresh ? 'SIGKILL' : 'SIGTERM');
      discard();
    },
  };
};
