import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NEEDED_COLUMNS, NEEDED_KEYS } from '../../../shared/sql/doctor/schema-parts.ts';
import { examineAsAdmin, examineAsOps } from '../../support/ask-doctor.ts';
import { givenEmptyDatabase } from '../../support/host-database.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';

let company: PayoutStack;
const migrate = async () => {
  await givenEmptyDatabase(company);
  await company.stack.migrate();
};
beforeAll(async () => {
  company = await startPayoutStack({ migrated: false });
});
afterAll(() => company.discard());

const UNIQUE_KEYS = NEEDED_KEYS.filter(({ unique }) => unique);

/** A plain key takes its place, so that what foreign keys need stays. */
const loosen = async ({ table, columns }: (typeof UNIQUE_KEYS)[number]): Promise<void> => {
  const [index] = await company.sql(
    `SELECT index_name AS name FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = ?
      GROUP BY index_name HAVING GROUP_CONCAT(column_name ORDER BY seq_in_index) = ?`,
    [table, columns.join(',')],
  );
  const key = index?.['name'] === 'PRIMARY' ? 'PRIMARY KEY' : `KEY ${index?.['name']}`;
  await company.sql(`ALTER TABLE ${table} DROP ${key}, ADD KEY (${columns.join(', ')})`);
};

describe('doctor, on how accounts and server are set', () => {
  beforeAll(migrate);

  it('finds grants of a function that are missing or too much', async () => {
    await company.sql(`REVOKE INSERT ON mlm_payout_events FROM 'payout_fn'@'%'`);
    await company.sql(`GRANT DELETE ON mlm_payout_events TO 'payout_fn'@'%'`);
    await company.sql(`GRANT SELECT (email) ON users TO 'ops_fn'@'%'`);
    const { severity, rows } = (await examineAsAdmin(company)).finding('function_grants');
    expect(severity).toBe('wrong');
    expect(rows).toEqual([
      { account: "'payout_fn'@'%'", differs: 'missing', grant: 'INSERT on mlm_payout_events' },
      { account: "'payout_fn'@'%'", differs: 'too much', grant: 'DELETE on mlm_payout_events' },
      { account: "'ops_fn'@'%'", differs: 'too much', grant: 'SELECT on users.email' },
    ]);
    // The user sees its own.
    expect((await examineAsOps(company)).finding('function_grants').rows).toEqual(rows.slice(2));
    await migrate();
  });

  it('finds that the host may write into our tables', async () => {
    await company.sql(`CREATE USER 'host'@'%', 'page'@'%', 'reader'@'%'`);
    const { name } = company.stack.database;
    await company.sql(`GRANT SELECT, UPDATE ON mlm_payout_batches TO 'page'@'%'`);
    await company.sql(`GRANT SELECT, INSERT, UPDATE ON mlm_commission_ledger TO 'reader'@'%'`);
    await company.sql(`GRANT SELECT, INSERT, UPDATE, DELETE ON \`${name}\`.* TO 'host'@'%'`);
    const { severity, rows } = (await examineAsAdmin(company)).finding('host_may_write');
    expect(severity).toBe('warning');
    expect(rows.map(({ account, grant }) => `${account} ${grant}`).toSorted()).toEqual([
      "'host'@'%' DELETE on the whole database",
      "'host'@'%' INSERT on the whole database",
      "'host'@'%' UPDATE on the whole database",
      "'page'@'%' UPDATE on mlm_payout_batches",
    ]);
    await migrate();
  });

  it('finds every unique key that is gone', async () => {
    for (const key of UNIQUE_KEYS) await loosen(key);
    const { rows } = (await examineAsAdmin(company)).finding('schema_incomplete');
    expect(rows).toEqual(
      UNIQUE_KEYS.map(({ table, columns }) => ({ kind: 'unique key', table, columns: columns.join(', ') })),
    );
    await migrate();
  });

  it('knows every column of the tables it names, so that a new one is not forgotten', async () => {
    for (const [table, columns] of Object.entries(NEEDED_COLUMNS).filter(([name]) =>
      /^mlm_payout_/.test(name),
    )) {
      const actual = await company.sql(
        `SELECT column_name AS name FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = ?`,
        [table],
      );
      expect(actual.map(({ name }) => name).toSorted()).toEqual(columns.toSorted());
    }
  });

  it('finds a column that is gone', async () => {
    await company.sql('ALTER TABLE mlm_payout_batches DROP COLUMN settling_since');
    expect((await examineAsAdmin(company)).finding('schema_incomplete').rows).toEqual([
      { kind: 'column', table: 'mlm_payout_batches', columns: 'settling_since' },
    ]);
    await migrate();
  });
});

describe('doctor, on how sessions begin', () => {
  it('recommends an isolation level and a time zone, and warns of a sql_mode that cuts amounts', async () => {
    const other = await startPayoutStack({
      isolation: 'REPEATABLE-READ',
      parameters: { time_zone: 'Asia/Kolkata', sql_mode: 'NO_ENGINE_SUBSTITUTION' },
    });
    const found = await examineAsOps(other).finally(other.discard);
    expect(found.named('wrong')).toEqual([]);
    expect(found.named('warning')).toEqual(['sql_mode']);
    expect(found.named('information')).toEqual(['isolation_level', 'time_zone']);
    expect(found.finding('isolation_level').message).toContain('REPEATABLE-READ');
    expect(found.finding('time_zone').message).toContain('+05:30');
  });
});
