import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { afterAll, describe, expect, it } from 'vitest';
import { type Mariadb, startMariadb } from '../../../infra/local/mariadb/start-mariadb.ts';

const home = mkdtempSync(join(tmpdir(), 'payout-mariadb-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

let made = 0;
const aDirectory = () => join(home, `state-${made++}`);

async function query(mariadb: Mariadb, ...statements: string[]) {
  const { socketPath, adminUser: user, adminPassword: password } = mariadb;
  const connection = await createConnection({ socketPath, user, password, flags: ['-IGNORE_SPACE'] });
  let rows: unknown[] = [];
  for (const sql of statements) {
    const [result] = await connection.query<RowDataPacket[]>(sql);
    rows = Array.isArray(result) ? result.map((row) => Object.values(row)) : [];
  }
  await connection.end();
  return rows;
}

async function withServer<T>(
  options: { directory?: string; fresh?: boolean; parameters?: Record<string, string> },
  use: (mariadb: Mariadb) => Promise<T>,
): Promise<T> {
  const mariadb = await startMariadb({ directory: aDirectory(), fresh: true, parameters: {}, ...options });
  return await use(mariadb).finally(() => mariadb.stop());
}

const runs = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** True once the process is gone; false if it outlives two seconds. */
async function ends(pid: number) {
  for (let waited = 0; waited < 2000; waited += 20) {
    const state = existsSync(`/proc/${pid}/stat`) ? 'there' : 'gone';
    if (state === 'gone' && !runs(pid)) return true;
    await sleep(20);
  }
  return false;
}

describe('a private server', () => {
  it('is ready in half a second, on a socket only, and leaves nothing', async () => {
    await withServer({}, () => Promise.resolve()); // the template
    const directory = aDirectory();
    const started = performance.now();
    const { pid } = await withServer({ directory }, async (mariadb) => {
      expect(performance.now() - started).toBeLessThan(500);
      expect(await query(mariadb, 'SELECT @@skip_networking, CURRENT_USER()')).toEqual([[1, 'admin@%']]);
      return mariadb;
    });
    expect(runs(pid)).toBe(false);
    expect(readdirSync(directory)).toEqual([]);
  });

  it('has the defaults of Aurora MySQL', () =>
    withServer({}, async (mariadb) => {
      const settings = 'sql_mode, tx_isolation, group_concat_max_len, time_zone, character_set_server';
      const sql = `SELECT ${settings.replaceAll(/\w+/g, '@@$&')}, @@collation_server, @@innodb_lock_wait_timeout`;
      expect(await query(mariadb, sql)).toEqual([
        [
          'NO_ENGINE_SUBSTITUTION',
          'REPEATABLE-READ',
          1024,
          '+00:00',
          'utf8mb4',
          'utf8mb4_unicode_520_ci',
          50,
        ],
      ]);
    }));

  it.each([
    {
      parameter: 'transaction_isolation',
      value: 'READ-COMMITTED',
      variable: 'tx_isolation',
      shown: 'READ-COMMITTED',
    },
    {
      parameter: 'sql_mode',
      value: 'STRICT_TRANS_TABLES,NO_ZERO_DATE',
      variable: 'sql_mode',
      shown: 'STRICT_TRANS_TABLES,NO_ZERO_DATE',
    },
    { parameter: 'group_concat_max_len', value: '4096', variable: 'group_concat_max_len', shown: 4096 },
    { parameter: 'innodb_lock_wait_timeout', value: '7', variable: 'innodb_lock_wait_timeout', shown: 7 },
    { parameter: 'time_zone', value: 'UTC', variable: 'time_zone', shown: '+00:00' },
    { parameter: 'time_zone', value: 'Asia/Kolkata', variable: 'time_zone', shown: '+05:30' },
    {
      parameter: 'collation_server',
      value: 'utf8mb4_0900_ai_ci',
      variable: 'collation_server',
      shown: 'utf8mb4_unicode_520_ci',
    },
    {
      parameter: 'innodb_buffer_pool_size',
      value: '{DBInstanceClassMemory*3/4}',
      variable: 'innodb_buffer_pool_size',
      shown: 67_108_864,
    },
    { parameter: 'aurora_parallel_query', value: 'ON', variable: 'skip_networking', shown: 1 },
  ])('given $parameter = $value has $variable = $shown', ({ parameter, value, variable, shown }) =>
    withServer({ parameters: { [parameter]: value } }, async (mariadb) => {
      expect(await query(mariadb, `SELECT @@${variable}`)).toEqual([[shown]]);
    }),
  );

  it('gives its admin what RDS gives, and no more', () =>
    withServer({}, async (mariadb) => {
      await query(
        mariadb,
        "CREATE USER x@'%' IDENTIFIED BY 'y'",
        'CREATE DATABASE d',
        "GRANT SELECT ON d.* TO x@'%'",
      );
      await expect(query(mariadb, 'SET GLOBAL max_connections = 5')).rejects.toMatchObject({ errno: 1227 });
    }));

  it('works from a directory whose path is too long for a socket', async () => {
    const directory = join(home, 'long'.repeat(30));
    const socketPath = await withServer({ directory }, async (mariadb) => {
      expect(await query(mariadb, 'SELECT 1')).toEqual([[1]]);
      return mariadb.socketPath;
    });
    expect(existsSync(resolve(socketPath, '..'))).toBe(false);
  });

  it('refused by its own flags says why', async () => {
    const call = withServer({ parameters: { sql_mode: 'NO_SUCH_MODE' } }, () => Promise.resolve());
    await expect(call).rejects.toThrow(/before it was ready[\s\S]*NO_SUCH_MODE/);
  });
});

describe('a kept directory', () => {
  it('holds its data and its password over a restart, until it begins fresh', async () => {
    const directory = aDirectory();
    await withServer({ directory, fresh: false }, (it) =>
      query(it, 'CREATE DATABASE d', 'CREATE TABLE d.t (a INT)', 'INSERT INTO d.t VALUES (7)'),
    );
    await withServer({ directory, fresh: false }, async (mariadb) => {
      expect(await query(mariadb, 'SELECT a FROM d.t')).toEqual([[7]]);
    });
    await withServer({ directory, fresh: true }, async (mariadb) => {
      await expect(query(mariadb, 'SELECT a FROM d.t')).rejects.toThrow();
    });
  });

  it('in use by another stack is refused, fresh or not, and stays as it was', async () => {
    const directory = aDirectory();
    await withServer({ directory, fresh: false }, async (mariadb) => {
      for (const fresh of [false, true]) {
        const second = startMariadb({ directory, fresh, parameters: {} });
        await expect(second).rejects.toThrow(`in use by another stack (mariadbd, process ${mariadb.pid})`);
      }
      expect(await query(mariadb, 'SELECT 1')).toEqual([[1]]);
    });
  });

  it('of two stacks started at once serves one', async () => {
    const directory = aDirectory();
    const both = [1, 2].map(() => startMariadb({ directory, fresh: false, parameters: {} }));
    const outcomes = await Promise.allSettled(both);
    const started = outcomes.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    const refused = outcomes.flatMap((each) => (each.status === 'rejected' ? [String(each.reason)] : []));
    await Promise.all(started.map((mariadb) => mariadb.stop()));
    expect(started).toHaveLength(1);
    expect(refused).toEqual([expect.stringContaining('in use by another stack')]);
  });
});

/** A process that starts a server on a directory, writes a row, and reports. */
async function aStack(directory: string, atLast: string): Promise<{ process: ChildProcess; pid: number }> {
  const root = resolve(import.meta.dirname, '../../..');
  const program = join(home, `stack-${made++}.ts`);
  writeFileSync(
    program,
    `import { startMariadb } from '${root}/infra/local/mariadb/start-mariadb.ts';
import { createConnection } from '${root}/node_modules/mysql2/promise.js';
const mariadb = await startMariadb({ directory: '${directory}', fresh: false, parameters: {} });
const { socketPath, adminUser: user, adminPassword: password } = mariadb;
const connection = await createConnection({ socketPath, user, password });
await connection.query('CREATE DATABASE d');
await connection.query('CREATE TABLE d.t (a INT)');
await connection.query('INSERT INTO d.t VALUES (7)');
console.log(mariadb.pid);
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
    await withServer({ directory, fresh: false }, async (mariadb) => {
      expect(await query(mariadb, 'SELECT a FROM d.t')).toEqual([[7]]);
    });
  });
});
