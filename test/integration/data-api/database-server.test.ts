import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { engine } from '../../support/engine.ts';
import { aDirectory, home, query, withServer } from './a-server.ts';

const runs = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** MySQL 8 has dropped the old name, MariaDB 10.11 does not know the new one. */
const ISOLATION = { mariadb: 'tx_isolation', mysql: 'transaction_isolation' }[engine.name];
const COLLATION = { mariadb: 'utf8mb4_unicode_520_ci', mysql: 'utf8mb4_0900_ai_ci' }[engine.name];

describe('a private server', () => {
  it('is ready when it says so, on a socket only, and leaves nothing', async () => {
    const directory = aDirectory();
    const { pid } = await withServer({ directory }, async (server) => {
      expect(await query(server, 'SELECT @@skip_networking, CURRENT_USER()')).toEqual([[1, 'admin@%']]);
      return server;
    });
    expect(runs(pid)).toBe(false);
    expect(readdirSync(directory)).toEqual([]);
  });

  it('has a place of its own for temporary tables: the next server to start would clear a shared one', async () => {
    const places = await Promise.all(
      [1, 2].map(() => withServer({}, (server) => query(server, 'SELECT @@tmpdir'))),
    );
    expect(new Set(places.flat(2)).size).toBe(2);
  });

  it('has the defaults of Aurora MySQL', () =>
    withServer({}, async (server) => {
      const settings = `sql_mode, ${ISOLATION}, group_concat_max_len, time_zone, character_set_server`;
      const sql = `SELECT ${settings.replaceAll(/\w+/g, '@@$&')}, @@collation_server, @@innodb_lock_wait_timeout`;
      expect(await query(server, sql)).toEqual([
        ['NO_ENGINE_SUBSTITUTION', 'REPEATABLE-READ', 1024, '+00:00', 'utf8mb4', COLLATION, 50],
      ]);
    }));

  it('takes the parameters of the template, as far as they mean something here', () => {
    const parameters = {
      transaction_isolation: 'READ-COMMITTED',
      sql_mode: 'STRICT_TRANS_TABLES,NO_ZERO_DATE',
      group_concat_max_len: '4096',
      innodb_lock_wait_timeout: '7',
      time_zone: 'Asia/Kolkata',
      collation_server: 'utf8mb4_0900_ai_ci',
      innodb_buffer_pool_size: '{DBInstanceClassMemory*3/4}',
      aurora_parallel_query: 'ON',
      skip_networking: '0',
    };
    return withServer({ parameters }, async (server) => {
      const variables = Object.keys(parameters).filter((name) => name !== 'aurora_parallel_query');
      const sql = `SELECT ${variables.map((name) => `@@${name.replace('transaction_isolation', ISOLATION)}`)}`;
      const [values] = await query(server, sql);
      expect(values).toEqual([
        'READ-COMMITTED',
        'STRICT_TRANS_TABLES,NO_ZERO_DATE',
        4096,
        7,
        '+05:30',
        COLLATION,
        64 * 1024 * 1024,
        1,
      ]);
    });
  });

  it('gives its admin what RDS gives, and no more', () =>
    withServer({}, async (server) => {
      await query(
        server,
        "CREATE USER x@'%' IDENTIFIED BY 'y'",
        'CREATE DATABASE d',
        "GRANT SELECT ON d.* TO x@'%'",
        "CREATE DEFINER = x@'%' PROCEDURE d.p() SELECT 1",
      );
      await expect(query(server, 'SET GLOBAL max_connections = 5')).rejects.toMatchObject({ errno: 1227 });
    }));

  it('works from a directory whose path is too long for a socket', async () => {
    const directory = join(home, 'long'.repeat(30));
    const socketPath = await withServer({ directory }, async (server) => {
      expect(await query(server, 'SELECT 1')).toEqual([[1]]);
      return server.socketPath;
    });
    expect(existsSync(resolve(socketPath, '..'))).toBe(false);
  });

  it('refused by its own flags says why', async () => {
    const call = withServer({ parameters: { sql_mode: 'NO_SUCH_MODE' } }, () => Promise.resolve());
    await expect(call).rejects.toThrow(/before it was ready[\s\S]*NO_SUCH_MODE/);
  });
});
