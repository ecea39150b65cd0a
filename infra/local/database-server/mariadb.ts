import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { adminPrivileges } from './admin-privileges.ts';
import type { Engine } from './engine.ts';

/** Up to 10.11 the SQL files are named mysql_…, from 11 on mariadb_…. */
const systemTablesIn = (shareDirectory: string): string | undefined =>
  ['mariadb', 'mysql'].find((brand) => existsSync(join(shareDirectory, `${brand}_system_tables.sql`)));

export const mariadb: Engine = {
  name: 'mariadb',
  title: 'MariaDB',
  program: 'mariadbd',
  pathVariable: 'PAYOUT_MARIADBD',
  folders: ['/usr/sbin', '/usr/libexec', '/opt/homebrew/opt/mariadb/bin', '/usr/local/opt/mariadb/bin'],
  isProgram: () => true,
  isShareDirectory: (folder) => systemTablesIn(folder) !== undefined,
  defaults: { collation_server: 'utf8mb4_unicode_520_ci' },
  sizes: {
    innodb_log_file_size: '8M',
    innodb_data_file_path: 'ibdata1:4M:autoextend',
    innodb_temp_data_file_path: 'ibtmp1:4M:autoextend',
  },
  own: ['--loose-innodb-snapshot-isolation=OFF'], // its own idea of REPEATABLE READ, on from 11.6
  // MySQL 8's own collations it does not know.
  collation: (name) => name.replace(/^utf8mb4_0900_\w+$/, 'utf8mb4_unicode_520_ci'),
  // Shutdown 1: with 2 the bootstrap leaves a damaged ibdata1.
  bootstrapFlags: ['--bootstrap', '--innodb-fast-shutdown=1'],
  bootstrapSql: (shareDirectory, accounts) => {
    const brand = systemTablesIn(shareDirectory);
    const files = ['system_tables', 'performance_tables', 'system_tables_data'];
    const read = (name: string) => readFileSync(join(shareDirectory, `${brand}_${name}.sql`), 'utf8');
    return ['CREATE DATABASE mysql;', 'USE mysql;', ...files.map(read), ...accounts, ''].join('\n');
  },
  accounts: (admin, password) => [
    "DELETE FROM mysql.global_priv WHERE User = 'root';",
    'DELETE FROM mysql.proxies_priv;',
    'FLUSH PRIVILEGES;',
    `CREATE USER '${admin}'@'%' IDENTIFIED BY '${password}';`,
    // SET USER is Aurora's SET_USER_ID.
    `GRANT ${adminPrivileges}, SET USER ON *.* TO '${admin}'@'%' WITH GRANT OPTION;`,
  ],
  heldByAnother: /Unable to lock|Can't lock aria control file/i,
};
