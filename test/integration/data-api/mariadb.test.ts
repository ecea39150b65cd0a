import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aDirectory, home, query, withServer } from './a-mariadb.ts';

const runs = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

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
