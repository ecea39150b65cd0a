import type { Engine } from './engine.ts';
import type { ServerProgram } from './find-server.ts';
import { zoneOffset } from './zone-offset.ts';

/** What a server is without a parameter group: Aurora MySQL's defaults. */
const auroraDefaults: Readonly<Record<string, string>> = {
  sql_mode: 'NO_ENGINE_SUBSTITUTION',
  transaction_isolation: 'REPEATABLE-READ',
  innodb_autoinc_lock_mode: '2',
  innodb_lock_wait_timeout: '50',
  group_concat_max_len: '1024',
  max_allowed_packet: '64M',
  time_zone: 'UTC',
  character_set_server: 'utf8mb4',
};

/** Small and quick; a parameter may ask for more. */
const sizes: Readonly<Record<string, string>> = {
  innodb_buffer_pool_size: '64M',
  innodb_autoextend_increment: '1',
  innodb_flush_method: 'nosync',
};

/** What makes it private and cheap is not for a parameter group to change. */
const own: readonly string[] = [
  '--skip-networking',
  '--skip-log-bin',
  '--skip-name-resolve',
  '--performance-schema=OFF',
  '--local-infile=0',
];

/** A formula such as {DBInstanceClassMemory*3/4} means something on AWS only. */
const isPlain = ([, value]: readonly [string, string]): boolean => !value.includes('{');

export const parameterFlags = (
  engine: Engine,
  parameters: Readonly<Record<string, string>>,
): readonly string[] => {
  const known = { ...auroraDefaults, ...engine.defaults, ...sizes, ...engine.sizes };
  const flag = ([name, value]: readonly [string, string]): string => {
    if (name === 'time_zone') return `--default-time-zone=${zoneOffset(value)}`;
    // Loose: what only Aurora has is a warning. But loose forgives wrong values too, so not where we know the name.
    return `--${name in known ? '' : 'loose-'}${name.replaceAll('_', '-')}=${engine.collation(value)}`;
  };
  const plain = Object.fromEntries(Object.entries(parameters).filter(isPlain));
  return [...Object.entries({ ...known, ...plain }).map(flag), ...own, ...engine.own];
};

/** What every run of the program needs, the one that makes the template included. */
export const baseFlags = (program: ServerProgram, dataDirectory: string): readonly string[] => [
  '--no-defaults',
  `--datadir=${dataDirectory}`,
  // A server that starts clears its tmpdir of temporary tables: in a shared one, those of the servers beside it.
  `--tmpdir=${dataDirectory}`,
  `--lc-messages-dir=${program.shareDirectory}`,
  `--character-sets-dir=${program.shareDirectory}/charsets`,
  ...(process.getuid?.() === 0 ? ['--user=root'] : []),
];

/** For a server whose data nobody needs after it. */
export const throwAwayFlags: readonly string[] = [
  '--innodb-flush-log-at-trx-commit=0',
  '--innodb-doublewrite=0',
];

/** What was committed outlives the process however it ends; only a power cut may cost the last second. */
export const keptFlags: readonly string[] = [
  '--innodb-flush-log-at-trx-commit=2',
  '--innodb-doublewrite=1',
  '--innodb-fast-shutdown=1',
];
