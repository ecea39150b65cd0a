import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { adminPrivileges } from './admin-privileges.ts';
import type { Engine } from './engine.ts';

/** What Aurora MySQL 3 adds. Its SET_USER_ID is two privileges since 8.4. */
const furtherPrivileges = `CREATE ROLE, DROP ROLE, REPLICATION CLIENT, REPLICATION SLAVE, CONNECTION_ADMIN, ROLE_ADMIN, \
SESSION_VARIABLES_ADMIN, SET_ANY_DEFINER, ALLOW_NONEXISTENT_DEFINER, SHOW_ROUTINE, XA_RECOVER_ADMIN`;

export const mysql: Engine = {
  name: 'mysql',
  title: 'MySQL',
  as: 'Aurora MySQL 3',
  program: 'mysqld',
  pathVariable: 'PAYOUT_MYSQLD',
  folders: ['/usr/sbin', '/usr/libexec', '/opt/homebrew/opt/mysql/bin', '/usr/local/opt/mysql/bin'],
  // Where MariaDB is installed, mysqld is a link to it.
  isProgram: (realPath) => basename(realPath) !== 'mariadbd',
  isShareDirectory: (folder) => existsSync(join(folder, 'charsets/Index.xml')),
  defaults: {
    collation_server: 'utf8mb4_0900_ai_ci',
    explicit_defaults_for_timestamp: 'ON',
    lower_case_table_names: '0',
  },
  // The smallest it takes; with a redo log of 8M the bootstrap stalls.
  sizes: {
    innodb_redo_log_capacity: '32M',
    innodb_log_buffer_size: '4M',
    innodb_data_file_path: 'ibdata1:5M:autoextend',
    innodb_temp_data_file_path: 'ibtmp1:12M:autoextend',
  },
  own: [
    '--mysqlx=OFF',
    '--secure-file-priv=NULL', // the folder it has by default does not exist here, and it would not start
    '--loose-innodb-native-foreign-keys=ON', // as 8.0 and MariaDB check them; from 9.6 on this is no default
  ],
  collation: (name) => name,
  bootstrapFlags: [
    '--initialize-insecure',
    '--init-file=/dev/stdin',
    '--auto-generate-certs=OFF',
    '--caching-sha2-password-auto-generate-rsa-keys=OFF',
  ],
  bootstrapSql: (_shareDirectory, accounts) => accounts.join('\n'),
  accounts: (admin, password) => [
    `CREATE USER '${admin}'@'%' IDENTIFIED BY '${password}';`,
    `GRANT ${adminPrivileges}, ${furtherPrivileges} ON *.* TO '${admin}'@'%' WITH GRANT OPTION;`,
    'DROP USER root@localhost;',
  ],
  heldByAnother: /Unable to lock|unix socket lock|unix socket file/i,
};
