import type { Write } from './statement.ts';

/**
 * Opens every transaction. Aurora's default sql_mode is not strict (it clamps and cuts silently), and its lock wait of
 * 50 s is longer than the Data API lets a statement run, so a wait would end as a timeout of unknown outcome. The session
 * may be one that others have used: digests are put together in 960 bytes, and what is longer than group_concat_max_len is
 * cut off silently, so that a hash would say nothing of most of its batch. The time zone is that of the server: where the
 * company keeps moments in a DATETIME, its application's sessions began with it, too. With safe updates MariaDB refuses to
 * change the ledger in the order of a list of items.
 */
export const setSession = (): Write => ({
  sql: `SET SESSION sql_mode = 'ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', innodb_lock_wait_timeout = 10, group_concat_max_len = 1024, time_zone = @@GLOBAL.time_zone, sql_safe_updates = 0`,
  params: {},
  expectRows: 'any',
});

/** Before a step of a migration: it gives way to others after a second, instead of queueing them up behind it. */
export const setSchemaSession = (): Write => ({
  sql: `SET SESSION lock_wait_timeout = 1, innodb_lock_wait_timeout = 1`,
  params: {},
  expectRows: 'any',
});
