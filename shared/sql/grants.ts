import type { Write } from './statement.ts';

const READ_AND_WRITE = 'SELECT, INSERT, UPDATE';

/** What each function's database user may do, table by table. Nobody may delete but what is kept for a time; nobody may change an event. */
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
    // Whether what the database lacks is what people have said is lost.
    mlm_payout_lost_events: 'SELECT',
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
    mlm_payout_batch_summaries: READ_AND_WRITE,
    mlm_payout_batch_approvals: READ_AND_WRITE,
    // What it is entitled to, by two admins; that all of its sessions are over, by itself.
    mlm_payout_approvers: READ_AND_WRITE,
    mlm_payout_offers: READ_AND_WRITE,
    mlm_payout_idempotency: 'SELECT, INSERT',
    mlm_payout_request_counts: READ_AND_WRITE,
    mlm_payout_exports: 'SELECT, INSERT',
    // Whoever sets or lifts a hold does so under the lock of the runs.
    mlm_payout_locks: 'SELECT, UPDATE',
    mlm_payout_holds: READ_AND_WRITE,
    mlm_payout_streams: READ_AND_WRITE,
    mlm_payout_events: 'SELECT, INSERT',
    mlm_payout_notes: 'SELECT, INSERT',
    // Whether what the database lacks is what people have said is lost.
    mlm_payout_lost_events: 'SELECT',
  },
  worker: {
    // For the files that people take away.
    users: 'SELECT (id, name, email)',
    mlm_payout_runs: 'SELECT',
    mlm_payout_run_requests: 'SELECT',
    mlm_payout_batch_approvals: 'SELECT',
    // Written where an offer counts because its time has come.
    mlm_settings: READ_AND_WRITE,
    mlm_payout_approvers: READ_AND_WRITE,
    mlm_payout_offers: 'SELECT, UPDATE',
    mlm_payout_locks: 'SELECT, UPDATE',
    mlm_payout_exports: 'SELECT, UPDATE',
    mlm_commission_ledger: 'SELECT, UPDATE',
    // What fails for the second time is held.
    mlm_payout_holds: 'SELECT, INSERT',
    mlm_notification_log: 'INSERT, SELECT (notice_key, status, sent_at)',
    // Made again where a restored database lacks them.
    mlm_payout_batches: READ_AND_WRITE,
    mlm_payout_batch_items: READ_AND_WRITE,
    mlm_payout_lost_events: 'SELECT, INSERT',
    mlm_payout_batch_summaries: READ_AND_WRITE,
    mlm_payout_streams: READ_AND_WRITE,
    mlm_payout_events: 'SELECT, INSERT',
    mlm_payout_notes: 'SELECT',
  },
  notice: {
    // For digests and reminders: names, batches and votes, no amount of anybody.
    users: 'SELECT (id, name)',
    mlm_notification_log: READ_AND_WRITE,
    // Only to see whether runs are made, and whether any is expected, and since when.
    mlm_settings: 'SELECT (setting_key, setting_value, created_at, updated_at)',
    mlm_payout_migrations: 'SELECT (applied_at)',
    mlm_payout_runs:
      'SELECT (id, run_key, done_key, trigger_kind, usual_start, outcome, reason, batch_id, started_at, finished_at), DELETE',
    mlm_payout_batches: 'SELECT',
    // Whether anybody of finance is not paid by a batch whose payment was begun.
    mlm_payout_batch_items: 'SELECT (batch_id, beneficiary_user_id)',
    mlm_payout_batch_approvals: 'SELECT',
    mlm_payout_approvers: 'SELECT',
    mlm_payout_holds: 'SELECT (open_key, held_at, until_at)',
    mlm_payout_offers: 'SELECT',
    // The tables of which rows go: of runs only where a setting says so.
    mlm_payout_run_requests: 'SELECT (run_key), DELETE',
    mlm_payout_idempotency: 'SELECT (id, created_at), DELETE',
    mlm_payout_exports: 'SELECT (id, requested_at), DELETE',
    mlm_payout_streams: 'SELECT',
    mlm_payout_events: 'SELECT',
    // Whether what the database lacks is what people have said is lost.
    mlm_payout_lost_events: 'SELECT',
  },
  ops: {
    users: 'SELECT (id, name)',
    mlm_commission_ledger: 'SELECT',
    mlm_settings: READ_AND_WRITE,
    // With its id, without which the doctor does not see the key that the outbox is read by.
    mlm_notification_log:
      'INSERT, SELECT (id, channel, notice_key, type, status, attempts, next_attempt_at, error_message, created_at)',
    mlm_payout_locks: 'SELECT, UPDATE',
    mlm_payout_offers: READ_AND_WRITE,
    mlm_payout_migrations: 'SELECT',
    mlm_payout_runs: 'SELECT',
    // Who removes an approver recounts the votes of pending batches.
    mlm_payout_batches: 'SELECT, UPDATE',
    mlm_payout_batch_items: 'SELECT',
    mlm_payout_batch_approvals: 'SELECT, UPDATE (notes, updated_at)',
    // The doctor sees the columns and keys of what it may read.
    mlm_payout_idempotency: 'SELECT',
    mlm_payout_request_counts: 'SELECT',
    mlm_payout_exports: 'SELECT',
    mlm_payout_run_requests: 'SELECT',
    mlm_payout_batch_summaries: 'SELECT',
    mlm_payout_streams: READ_AND_WRITE,
    mlm_payout_events: 'SELECT, INSERT',
    // What is erased on a person's demand, and the copies of it.
    mlm_payout_notes: 'SELECT, UPDATE',
    mlm_payout_approvers: READ_AND_WRITE,
    mlm_payout_holds: 'SELECT, UPDATE (reason, lifted_reason)',
    // Whether what the database lacks is what people have said is lost.
    mlm_payout_lost_events: 'SELECT',
  },
};

/** The database user that a function is. */
export const databaseUserOf = (functionName: string): string => `${functionName}_fn`;

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
