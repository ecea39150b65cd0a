import type { Connection, ResultSetHeader } from 'mysql2/promise';
import { daysBefore } from './days-before.ts';
import { insertOldBatch } from './insert-old-batch.ts';
import { OLD_BATCHES } from './old-batches.ts';
import { OLD_COMMISSIONS } from './old-commissions.ts';
import { oldSettings } from './old-settings.ts';

const USERS = ['Asha', 'Bimal', 'Chitra', 'Dev', 'Esha', 'Farah'];
const SOURCE_USER_ID = 6;
const COMPANY_DAYS_OLD = 1_000;

const insertUsers = async (connection: Connection, begun: string): Promise<void> => {
  const rows = USERS.map((name, index) => [
    index + 1,
    name,
    `${name.toLowerCase()}@example.com`,
    'associate',
    begun,
  ]);
  await connection.query<ResultSetHeader>('INSERT INTO users (id, name, email, type, created_at) VALUES ?', [
    rows,
  ]);
};

const insertCommissions = async (connection: Connection, now: Date): Promise<void> => {
  const rows = OLD_COMMISSIONS.map(({ id, amount, daysOld, status = 'approved', beneficiary = 1 }) => [
    id,
    beneficiary,
    SOURCE_USER_ID,
    'referral',
    amount,
    status,
    daysBefore(now, daysOld),
  ]);
  await connection.query<ResultSetHeader>(
    `INSERT INTO mlm_commission_ledger (id, beneficiary_user_id, source_user_id, commission_type, amount, status,
       created_at) VALUES ?`,
    [rows],
  );
};

const insertSettings = async (connection: Connection, now: Date, begun: string): Promise<void> => {
  const rows = Object.entries(oldSettings(now)).map(([key, value]) => [key, value, begun]);
  await connection.query<ResultSetHeader>(
    'INSERT INTO mlm_settings (setting_key, setting_value, created_at) VALUES ?',
    [rows],
  );
};

/**
 * A company that used the old script for months, into its empty tables: every kind of damage once, none of it repaired
 * and nothing of ours. Ids, amounts and states are always the same; times count back from `now`.
 */
export const insertOldCompany = async (connection: Connection, now: Date): Promise<void> => {
  const begun = daysBefore(now, COMPANY_DAYS_OLD);
  await insertUsers(connection, begun);
  // A dump restores so, and one beneficiary is no user any more.
  await connection.query<ResultSetHeader>('SET SESSION foreign_key_checks = 0');
  await insertCommissions(connection, now);
  for (const batch of OLD_BATCHES) await insertOldBatch(connection, batch, now);
  await connection.query<ResultSetHeader>('SET SESSION foreign_key_checks = 1');
  await insertSettings(connection, now, begun);
};
