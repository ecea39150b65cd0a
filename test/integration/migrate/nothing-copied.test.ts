import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engine } from '../../support/engine.ts';
import { givenHostDatabase } from '../../support/host-database.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenPhaseFive } from '../../support/phase-five.ts';

const TABLES = { mariadb: 'innodb_sys_tables', mysql: 'innodb_tables' }[engine.name];

let company: PayoutStack;
beforeAll(async () => {
  company = await startPayoutStack({ migrated: false });
});
afterAll(() => company.discard());

/** InnoDB's own number of each table: one that is copied gets a new one, one whose description changes keeps it. */
const tableIds = async (): Promise<ReadonlyMap<string, number>> => {
  const rows = await company.sql(
    `SELECT SUBSTRING_INDEX(name, '/', -1) AS name, table_id AS id FROM information_schema.${TABLES}
      WHERE name LIKE CONCAT(DATABASE(), '/%')`,
  );
  return new Map(rows.map(({ name, id }) => [String(name), Number(id)]));
};

/** By table, the rows that a migration copied of what was there before it. */
const copiedByMigrate = async (): Promise<Readonly<Record<string, number>>> => {
  const before = await tableIds();
  expect(await company.invoke({}, 'migrate')).toMatchObject({
    applied: expect.arrayContaining(['0006-sign-off']),
  });
  const after = await tableIds();
  const copied: Record<string, number> = {};
  for (const [table, id] of before) {
    if (after.get(table) === id) continue;
    const [counted] = await company.sql(`SELECT COUNT(*) AS count FROM \`${table}\``);
    copied[table] = Number(counted?.['count']);
  }
  return copied;
};

describe('a migration', () => {
  it.each([
    { given: "the host's tables", prepare: () => givenHostDatabase(company) },
    { given: "the old script's", prepare: () => givenPhaseFive(company) },
  ])('copies no row of $given', async ({ prepare }) => {
    await prepare();
    expect((await tableIds()).size).toBeGreaterThanOrEqual(4);
    expect(await copiedByMigrate()).toEqual({});
  });

  it('copies a table to which the server cannot add columns otherwise, and finishes', async () => {
    await givenHostDatabase(company);
    await company.sql('ALTER TABLE mlm_notification_log ROW_FORMAT=COMPRESSED');
    expect(await copiedByMigrate()).toEqual({ mlm_notification_log: 1 });
    expect(
      await company.sql('SELECT notice_key, attempts, next_attempt_at FROM mlm_notification_log'),
    ).toEqual([{ notice_key: null, attempts: 0, next_attempt_at: null }]);
  });
});
