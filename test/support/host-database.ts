import { hostTables } from '../../infra/local/demo/old-script/host-tables.ts';
import type { PayoutStack } from './payout-stack.ts';

type Stack = Pick<PayoutStack, 'sql' | 'stack'>;

const HOST_ROWS = [
  `INSERT INTO users (id, name, email, type) VALUES (1, 'Asha', 'a@x', 'associate'), (2, 'Bimal', 'b@x', 'associate')`,
  `INSERT INTO mlm_commission_ledger (beneficiary_user_id, source_user_id, commission_type, amount, status) VALUES
     (1, 2, 'referral', 100.10, 'approved'), (2, 1, 'direct_sale', 200.20, 'approved'), (1, 1, 'referral', 5, 'pending')`,
  `INSERT INTO mlm_settings (setting_key, setting_value) VALUES ('site_name', 'APS'), ('payout_automation_enabled', '1'),
     ('payout_automation_min_amount', ''), ('payout_automation_last_run', 'null')`,
  `INSERT INTO mlm_notification_log (user_id, type, subject, message, payload)
     VALUES (1, 'commission_approved', 'Yours', 'x', '{"b": 1, "a": 2}')`,
];

/** Nothing at all: no table, no user of ours. */
export const givenEmptyDatabase = async ({ sql, stack }: Stack): Promise<void> => {
  const { name, user: admin } = stack.database;
  await sql(`DROP DATABASE \`${name}\``);
  await sql(`CREATE DATABASE \`${name}\` CHARACTER SET utf8mb4`);
  await sql(`USE \`${name}\``);
  const users = await sql(`SELECT user AS name FROM mysql.user WHERE host = '%' AND user <> ?`, [admin]);
  for (const user of users) await sql(`DROP USER ?@'%'`, [user['name']]);
  stack.dataApi.faults.clear();
};

/** The company's tables without a row. Ids of users are BIGINT UNSIGNED here and INT there. */
export const givenHostTables = async (company: Stack, userId = 'BIGINT UNSIGNED'): Promise<void> => {
  await givenEmptyDatabase(company);
  for (const statement of hostTables(userId)) await company.sql(statement);
};

/** The company before our first deployment, with rows. */
export const givenHostDatabase = async (company: Stack, userId?: string): Promise<void> => {
  await givenHostTables(company, userId);
  for (const statement of HOST_ROWS) await company.sql(statement);
};

/** The whole schema as text, with the rows that migrations write. Without counters and times. */
export const schemaDump = async ({ sql }: Pick<PayoutStack, 'sql'>): Promise<string> => {
  const tables = await sql(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY table_name`,
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const [table] = await sql(`SHOW CREATE TABLE \`${name}\``);
    texts.push(String(table?.['Create Table']).replace(/ AUTO_INCREMENT=\d+/, ''));
  }
  const locks = await sql('SELECT name FROM mlm_payout_locks ORDER BY name');
  const migrations = await sql('SELECT name FROM mlm_payout_migrations ORDER BY name');
  return [...texts, JSON.stringify({ locks, migrations })].join('\n\n');
};

/** What each database user of ours may do, as the server lists it; without the password. */
export const grantDump = async ({ sql, stack }: Stack): Promise<string[]> => {
  const users = await sql(
    `SELECT user AS name FROM mysql.user WHERE host = '%' AND user <> ? ORDER BY user`,
    [stack.database.user],
  );
  const grants: string[] = [];
  for (const { name } of users) {
    const rows = await sql(`SHOW GRANTS FOR ?@'%'`, [name]);
    grants.push(...rows.map((row) => String(Object.values(row)[0]).replace(/ IDENTIFIED BY .*/, '')).sort());
  }
  return grants;
};
