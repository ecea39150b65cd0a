import { type Connection, createConnection, type ResultSetHeader, type RowDataPacket } from 'mysql2/promise';
import type { LocalDatabase } from '../database-server/create-database.ts';
import { type DemoUser, demoAssociates, demoCommissions } from './demo-company.ts';
import { DEMO_PEOPLE } from './demo-people.ts';

const ROWS_PER_INSERT = 1_000;

const insertUsers = async (connection: Connection, users: readonly DemoUser[]): Promise<void> => {
  const rows = users.map(({ name, email, type }) => [name, email, type]);
  await connection.query<ResultSetHeader>('INSERT INTO users (name, email, type) VALUES ?', [rows]);
};

const insertCommissions = async (connection: Connection, count: number, now: Date): Promise<void> => {
  const rows = demoCommissions(count, now).map((commission) => [
    commission.beneficiaryUserId,
    commission.sourceUserId,
    commission.type,
    commission.amount,
    commission.level,
    commission.saleAmount,
    commission.percentage,
    commission.status,
    commission.createdAt,
  ]);
  for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
    await connection.query<ResultSetHeader>(
      `INSERT INTO mlm_commission_ledger (beneficiary_user_id, source_user_id, commission_type, amount, level,
         sale_amount, commission_percentage, status, created_at) VALUES ?`,
      [rows.slice(start, start + ROWS_PER_INSERT)],
    );
  }
};

const enableAutomation = async (connection: Connection): Promise<void> => {
  await connection.query<ResultSetHeader>('INSERT INTO mlm_settings (setting_key, setting_value) VALUES ?', [
    [
      ['payout_automation_enabled', '1'],
      ['payout_automation_required_approvals', '2'],
    ],
  ]);
};

const isFilled = async (connection: Connection): Promise<boolean> => {
  const [rows] = await connection.query<RowDataPacket[]>('SELECT 1 FROM users LIMIT 1');
  return rows.length > 0;
};

/** The demo people, and unless `commissionCount` is 0 their company. A database that has users stays as it is. */
export const fillDemo = async (
  database: LocalDatabase,
  commissionCount: number,
  now: Date,
): Promise<'filled' | 'kept'> => {
  const { socketPath, user, password, name } = database;
  const connection = await createConnection({ socketPath, user, password, database: name, timezone: 'Z' });
  try {
    if (await isFilled(connection)) return 'kept';
    await insertUsers(connection, DEMO_PEOPLE);
    if (commissionCount === 0) return 'filled';
    await insertUsers(connection, demoAssociates());
    await insertCommissions(connection, commissionCount, now);
    await enableAutomation(connection);
    return 'filled';
  } finally {
    await connection.end();
  }
};
