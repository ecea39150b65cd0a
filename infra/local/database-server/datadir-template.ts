import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Engine } from './engine.ts';
import { findServer, repositoryRoot, type ServerProgram } from './find-server.ts';
import { baseFlags, parameterFlags, throwAwayFlags } from './server-flags.ts';

export const adminUser = 'admin';

const flagsOf = (engine: Engine): readonly string[] => [
  ...parameterFlags(engine, {}),
  ...throwAwayFlags,
  ...engine.bootstrapFlags,
];

/** From a file, which MySQL can open once more as /dev/stdin; Node's pipes are sockets, and those it cannot. */
const bootstrap = async (
  engine: Engine,
  program: ServerProgram,
  dataDirectory: string,
  sqlFile: string,
): Promise<void> => {
  const stdin = openSync(sqlFile, 'r');
  const flags = [...baseFlags(program, dataDirectory), ...flagsOf(engine)];
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const server = spawn(program.path, flags, { stdio: [stdin, 'ignore', 'pipe'] });
  const log: Buffer[] = [];
  server.stderr?.on('data', (chunk: Buffer) => log.push(chunk));
  server.on('error', reject);
  server.on('close', (code) => {
    if (code === 0) resolve();
    else
      reject(
        new Error(
          `${engine.program} could not make a data directory, ended with ${code}:\n${Buffer.concat(log)}`,
        ),
      );
  });
  await promise.finally(() => closeSync(stdin));
};

const make = async (engine: Engine, program: ServerProgram, folder: string): Promise<void> => {
  const password = randomBytes(12).toString('hex');
  const sql = engine.bootstrapSql(program.shareDirectory, engine.accounts(adminUser, password));
  const sqlFile = join(folder, 'bootstrap.sql');
  mkdirSync(join(folder, 'data'));
  writeFileSync(join(folder, 'admin-password'), password, { mode: 0o600 });
  writeFileSync(sqlFile, sql, { mode: 0o600 });
  await bootstrap(engine, program, join(folder, 'data'), sqlFile);
  rmSync(sqlFile);
};

/** Another process may make the same template at once: the first rename wins, and both are the same. */
const publish = (made: string, template: string): void => {
  try {
    renameSync(made, template);
  } catch (error) {
    if (!existsSync(template)) throw error;
    rmSync(made, { recursive: true });
  }
};

/** A folder `data` ready to be copied and started, and its `admin-password`; made once per server version. */
export const datadirTemplate = async (engine: Engine): Promise<string> => {
  const program = findServer(engine);
  const home = join(repositoryRoot, `.local/${engine.name}-template`);
  const recipe = createHash('sha256').update(
    JSON.stringify([flagsOf(engine), engine.accounts(adminUser, '')]),
  );
  const template = join(home, `${program.fingerprint}-${recipe.digest('hex').slice(0, 8)}`);
  if (existsSync(template)) return template;
  mkdirSync(home, { recursive: true });
  const made = mkdtempSync(join(home, 'partial-'));
  try {
    await make(engine, program, made);
    publish(made, template);
  } catch (error) {
    rmSync(made, { recursive: true, force: true });
    throw error;
  }
  return template;
};
