import type { MariadbProgram } from './find-mariadbd.ts';
import { zoneOffset } from './zone-offset.ts';

/** What a server is without a parameter group: Aurora MySQL's defaults where MariaDB's differ. */
const auroraDefaults: Readonly<Record<string, string>> = {
  sql_mode: 'NO_ENGINE_SUBSTITUTION',
  transaction_isolation: 'REPEATABLE-READ',
  innodb_autoinc_lock_mode: '2',
  innodb_lock_wait_timeout: '50',
  group_concat_max_len: '1024',
  max_allowed_packet: '64M',
  time_zone: 'UTC',
  character_set_server: 'utf8mb4',
  collation_server: 'utf8mb4_unicode_520_ci',
};

/** Small and quick; a parameter may ask for more. */
const sizes: Readonly<Record<string, string>> = {
  innodb_buffer_pool_size: '64M',
  innodb_log_file_size: '8M',
  innodb_autoextend_increment: '1',
  innodb_flush_method: 'nosync',
  innodb_data_file_path: 'ibdata1:4M:autoextend',
  innodb_temp_data_file_path: 'ibtmp1:4M:autoextend',
};

/** What makes it private and cheap is not for a parameter group to change. */
const own: readonly string[] = [
  '--loose-innodb-snapshot-isolation=OFF', // MariaDB's own idea of REPEATABLE READ, on from 11.6
  '--skip-networking',
  '--skip-log-bin',
  '--skip-name-resolve',
  '--performance-schema=OFF',
  '--local-infile=0',
];

function flag([name, value]: readonly [string, string]): string {
  if (name === 'time_zone') return `--default-time-zone=${zoneOffset(value)}`;
  // MySQL 8's own collations MariaDB does not know.
  const known = value.replace(/^utf8mb4_0900_\w+$/, 'utf8mb4_unicode_520_ci');
  // Loose: what only Aurora has is a warning. But loose forgives wrong values too, so not where we know the name.
  const loose = name in auroraDefaults || name in sizes ? '' : 'loose-';
  return `--${loose}${name.replaceAll('_', '-')}=${known}`;
}

/** A formula such as {DBInstanceClassMemory*3/4} means something on AWS only. */
const isPlain = ([, value]: readonly [string, string]): boolean => !value.includes('{');

export function parameterFlags(parameters: Readonly<Record<string, string>>): readonly string[] {
  const plain = Object.fromEntries(Object.entries(parameters).filter(isPlain));
  const flags = Object.entries({ ...auroraDefaults, ...sizes, ...plain }).map(flag);
  return [...flags, ...own];
}

/** What every run of the program needs, the one that makes the template included. */
export function baseFlags(program: MariadbProgram, dataDirectory: string): readonly string[] {
  return [
    '--no-defaults',
    `--datadir=${dataDirectory}`,
    // A server that starts clears its tmpdir of temporary tables: in a shared one, those of the servers beside it.
    `--tmpdir=${dataDirectory}`,
    `--lc-messages-dir=${program.shareDirectory}`,
    `--character-sets-dir=${program.shareDirectory}/charsets`,
    ...(process.getuid?.() === 0 ? ['--user=root'] : []),
  ];
}
