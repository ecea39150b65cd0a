import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { startDatabaseServer } from '../../../infra/local/database-server/start-database-server.ts';
import { engine } from '../../support/engine.ts';
import { aDirectory, query, withServer } from './a-server.ts';

describe('a kept directory', () => {
  it('holds its data and its password over a restart, until it begins fresh', async () => {
    const directory = aDirectory();
    await withServer({ directory, fresh: false }, (it) =>
      query(it, 'CREATE DATABASE d', 'CREATE TABLE d.t (a INT)', 'INSERT INTO d.t VALUES (7)'),
    );
    await withServer({ directory, fresh: false }, async (server) => {
      expect(await query(server, 'SELECT a FROM d.t')).toEqual([[7]]);
    });
    await withServer({ directory, fresh: true }, async (server) => {
      await expect(query(server, 'SELECT a FROM d.t')).rejects.toThrow();
    });
  });

  it('in use by another stack is refused, fresh or not, and stays as it was', async () => {
    const directory = aDirectory();
    await withServer({ directory, fresh: false }, async (server) => {
      for (const fresh of [false, true]) {
        const second = startDatabaseServer({ directory, fresh, parameters: {} });
        await expect(second).rejects.toThrow(
          `in use by another stack (${engine.program}, process ${server.pid})`,
        );
      }
      expect(await query(server, 'SELECT 1')).toEqual([[1]]);
    });
  });

  it('of the other engine is refused, and stays as it was', async () => {
    const directory = aDirectory();
    const other = { mariadb: 'mysql', mysql: 'mariadb' }[engine.name];
    mkdirSync(join(directory, other), { recursive: true });
    const call = startDatabaseServer({ directory, fresh: false, parameters: {} });
    await expect(call).rejects.toThrow(`start with PAYOUT_ENGINE=${other}`);
    expect(readdirSync(directory)).toEqual([other]);
  });

  it('of two stacks started at once serves one', async () => {
    const directory = aDirectory();
    const both = [1, 2].map(() => startDatabaseServer({ directory, fresh: false, parameters: {} }));
    const outcomes = await Promise.allSettled(both);
    const started = outcomes.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    const refused = outcomes.flatMap((each) => (each.status === 'rejected' ? [String(each.reason)] : []));
    await Promise.all(started.map((server) => server.stop()));
    expect(started).toHaveLength(1);
    expect(refused).toEqual([expect.stringContaining('in use by another stack')]);
  });
});

/** A process that is over but not yet reaped counts as gone. */
function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform === 'linux' && / Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return true;
  }
}

async function ends(pid: number): Promise<boolean> {
  for (let waited = 0; waited < 2000 && !isGone(pid); waited += 20) await sleep(20);
  return isGone(pid);
}

/** A process that starts a server on a directory, writes a row, and reports. */
async function aStack(directory: string, atLast: string): Promise<{ process: ChildProcess; pid: number }> {
  const root = resolve(import.meta.dirname, '../../..');
  const program = `${directory}.ts`;
  writeFileSync(
    program,
    `import { startDatabaseServer } from '${root}/infra/local/database-server/start-database-server.ts';
import { createConnection } from '${root}/node_modules/mysql2/promise.js';
const server = await startDatabaseServer({ directory: '${directory}', fresh: false, parameters: {} });
const { socketPath, adminUser: user, adminPassword: password } = server;
const connection = await createConnection({ socketPath, user, password });
await connection.query('CREATE DATABASE d');
await connection.query('CREATE TABLE d.t (a INT)');
await connection.query('INSERT INTO d.t VALUES (7)');
console.log(server.pid);
${atLast}`,
  );
  const stack = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [pid] = await once(stack.stdout, 'data');
  return { process: stack, pid: Number(pid) };
}

describe('a server whose stack ends', () => {
  it.each([
    { how: 'by itself, without stop()', atLast: 'process.exit(0);', signal: undefined },
    { how: 'by SIGTERM', atLast: 'setInterval(() => {}, 1000);', signal: 'SIGTERM' as const },
    { how: 'by SIGKILL', atLast: 'setInterval(() => {}, 1000);', signal: 'SIGKILL' as const },
  ])('$how ends too, and what was committed is there', async ({ atLast, signal }) => {
    const directory = aDirectory();
    const stack = await aStack(directory, atLast);
    if (signal) stack.process.kill(signal);
    expect(await ends(stack.pid)).toBe(true);
    await withServer({ directory, fresh: false }, async (server) => {
      expect(await query(server, 'SELECT a FROM d.t')).toEqual([[7]]);
    });
  });
});
