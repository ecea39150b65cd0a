import type { PayoutStack, Row } from './payout-stack.ts';

type Sql = Pick<PayoutStack, 'sql'>;

/** As the host may keep its settings: with a key of their own, but none that is unique. */
export const withoutUniqueKey = async ({ sql }: Sql): Promise<void> => {
  const [key] = await sql(
    `SELECT DISTINCT index_name AS name FROM information_schema.statistics
      WHERE table_schema = DATABASE() AND table_name = 'mlm_settings' AND column_name = 'setting_key'`,
  );
  await sql(`ALTER TABLE mlm_settings DROP KEY \`${key?.['name']}\`, ADD KEY idx_setting_key (setting_key)`);
};

/** Of the keys of the settings. */
export const withCollation = async ({ sql }: Sql, collation: string): Promise<void> => {
  await sql(
    `ALTER TABLE mlm_settings MODIFY setting_key VARCHAR(120) CHARACTER SET utf8mb4 COLLATE ${collation} NOT NULL`,
  );
};

/** A row more, whatever is there. */
export const addSetting = async ({ sql }: Sql, name: string, value: string): Promise<void> => {
  await sql('INSERT INTO mlm_settings (setting_key, setting_value) VALUES (?, ?)', [
    `payout_automation_${name}`,
    value,
  ]);
};

export const settingRows = ({ sql }: Sql): Promise<Row[]> =>
  sql('SELECT setting_key AS k, setting_value AS v FROM mlm_settings ORDER BY setting_key, id');
