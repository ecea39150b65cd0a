import type { Write } from './statement.ts';

const READ_AND_WRITE = 'SELECT, INSERT, UPDATE';

/** What each function's database user may do, table by table. Nobody may delete but what is kept for a week; nobody may change an event. */
export const GRANTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  payout: {
    users: 'SELECT (id)',
    // UPDATE of the whole table, because MySQL asks for it where rows are locked FOR UPDATE.
    mlm_commission_ledger: 'SELECT, UPDATE',
    mlm_settings: READ_AND_WRITE,
    mlm_notification_log: 'INSERT, SELECT (notice_key)',
    mlm_payout_locks: 'SELECT, UPDATE',
    mlm_payout_runs: READ_AND_WRITE,
    // Whom the API let ask for this run, and who may approve what it makes.
    mlm_payout_run_requests: 'SELECT (run_key, user_id)',
    mlm_payout_approvers: 'SELECT',
    mlm_payout_batches: READ_AND_WRITE,
    mlm_payout_batch_items: 'SELECT, INSERT, UPDATE (due_commission_id)',
    mlm_payout_holds: 'SELECT (kind, user_id, commission_id, open_key)',
    mlm_payout_streams: READ_AND_WRITE,
    mlm_payout_events: 'SELECT, INSERT',
  },
  approval: {
    users: 'SELECT (id, name)',
    mlm_commission_ledger: 'SELECT, UPDATE',
    mlm_settings: READ_AND_WRITE,
    mlm_notification_log: 'INSERT, SELECT (notice_key)',
    mlm_payout_runs: 'SELECT',
    mlm_payout_run_requests: 'SELECT, INSERT',
    mlm_payout_batches: 'SELECT, UPDATE',
    mlm_payout_batch_items: 'SELECT, UPDATE',
    mlm_payout_batch_approvals: READ_AND_WRITE,
    mlm_payout_approvers: 'SELECT',
    mlm_payout_idempotency: 'SELECT, INSERT',
    // Whoever sets or lifts a hold does so under the lock of the runs.
    mlm_payout_locks: 'SELECT, UPDATE',
    mlm_payout_holds: READ_AND_WRITE,
    mlm_payout_streams: READ_AND_WRITE,
    mlm_payout_events: 'SELECT, INSERT',
  },
  worker: {
    mlm_commission_ledger: 'SELECT, UPDATE',
    // What fails for the second time is held.
    mlm_payout_holds: 'SELECT, INSERT',
    mlm_notification_log: 'INSERT, SELECT (notice_key)',
    mlm_payout_batches: 'SELECT, UPDATE',
    mlm_payout_batch_items: 'SELECT, UPDATE',
    mlm_payout_streams: READ_AND_WRITE,
    mlm_payout_events: 'SELECT, INSERT',
  },
  notice: {
    // For digests and reminders: names, batches and votes, no amount of anybody.
    users: 'SELECT (id, name)',
    mlm_notification_log: READ_AND_WRITE,
    // Only to see whether runs are made, and whether any is expected, and since when.
    mlm_settings: 'SELECT (setting_key, setting_value, created_at, updated_at)',
    mlm_payout_migrations: 'SELECT (applied_at)',
    mlm_payout_runs: 'SELECT (run_key, done_key, outcome, reason, started_at, finished_at)',
    mlm_payout_batches: 'SELECT',
    // Whether anybody of finance is not paid by a batch whose payment was begun.
    mlm_payout_batch_items: 'SELECT (batch_id, beneficiary_user_id)',
    mlm_payout_batch_approvals: 'SELECT',
    mlm_payout_approvers: 'SELECT',
    mlm_payout_holds: 'SELECT (open_key, held_at, until_at)',
    // The one table of which rows go, after seven days.
    mlm_payout_idempotency: 'SELECT (id, created_at), DELETE',
    mlm_payout_streams: 'SELECT',
    mlm_payout_events: 'SELECT',
  },
  ops: {
    users: 'SELECT (id, name)',
    mlm_commission_ledger: 'SELECT',
    mlm_settings: READ_AND_WRITE,
    // With its id, without which the doctor does not see the key that the outbox is read by.
    mlm_notification_log:
      'SELECT (id, channel, notice_key, type, status, attempts, next_attempt_at, error_message, created_at)',
    mlm_payout_locks: 'SELECT',
    mlm_payout_migrations: 'SELECT',
    mlm_payout_runs: 'SELECT',
    // Who removes an approver recounts the votes of pending batches.
    mlm_payout_batches: 'SELECT, UPDATE',
    mlm_payout_batch_items: 'SELECT',
    mlm_payout_batch_approvals: 'SELECT',
    // The doctor sees the columns and keys of what it may read.
    mlm_payout_idempotency: 'SELECT',
    mlm_payout_run_requests: 'SELECT',
    mlm_payout_streams: READ_AND_WRITE,
    mlm_payout_events: 'SELECT, INSERT',
    mlm_payout_approvers: READ_AND_WRITE,
    mlm_payout_holds: 'SELECT',
  },
};

const plain = (word: string, what: string): string => {
  if (/^[A-Za-z0-9_]{1,64}$/.test(word)) return word;
  throw new RangeError(
    `${what} must be 1 to 64 letters, digits and "_": it stands in SQL that takes no parameters`,
  );
};

const statement = (sql: string): Write => ({ sql, params: {}, expectRows: 'any' });

/** Makes the user, or gives it the password its secret has now. CREATE USER takes no parameters. */
export const putUser = (username: string, password: string): Write[] => {
  const account = `'${plain(username, 'a user name')}'@'%' IDENTIFIED BY '${plain(password, 'a password')}'`;
  return [statement(`CREATE USER IF NOT EXISTS ${account}`), statement(`ALTER USER ${account}`)];
};

/** One statement per table. */
export const grantTables = (functionName: string, username: string, database: string): Write[] =>
  Object.entries(GRANTS[functionName] ?? {}).map(([table, privileges]) =>
    statement(
      `GRANT ${privileges} ON \`${plain(database, 'a database name')}\`.${table} TO '${plain(username, 'a user name')}'@'%'`,
    ),
  );
