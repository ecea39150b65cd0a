import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiAs } from '../../support/api-client.ts';
import { asFound, type Found } from '../../support/as-found.ts';
import { givenEmptyDatabase, givenHostDatabase } from '../../support/host-database.ts';
import { type PayoutStack, type Row, startPayoutStack } from '../../support/payout-stack.ts';
import { givenApprover, type MadeBatch } from '../../support/people.ts';
import { givenPhaseFive } from '../../support/phase-five.ts';
import { approve, cameTo, pay, reject } from '../../support/sign-off.ts';
import { statementsOf } from '../../support/statements-of.ts';
import { runCliProcess } from '../cli/run-cli-process.ts';

const PEOPLE = [
  { userId: 101, subject: 'asha', roles: ['approver'] },
  { userId: 102, subject: 'bimal', roles: ['approver'] },
  { userId: 103, subject: 'farah', roles: ['finance'] },
] as const;

let company: PayoutStack;
beforeAll(async () => {
  company = await startPayoutStack({ migrated: false });
});
afterAll(() => company.discard());

/** What the first migration makes where nothing was there: the company's from then on. */
const givenTablesOfOurs = async (): Promise<void> => {
  await givenEmptyDatabase(company);
  const file = join(import.meta.dirname, '../../../infra/migrations/0001-host-tables.sql');
  for (const statement of statementsOf(readFileSync(file, 'utf8'))) await company.sql(statement);
  await company.sql(`INSERT INTO users (id, name) VALUES (1, 'Asha')`);
};

/** One of its batches that wait was approved there once; migrating forgets that. */
const givenUsedByOldScript = async (): Promise<void> => {
  const { draftBatches } = await givenPhaseFive(company);
  await company.sql(
    `UPDATE mlm_payout_batches SET approved_at = '2026-01-02 03:04:05', approved_by_user_id = 1 WHERE id IN (?)`,
    [draftBatches],
  );
};

/** Four commissions that a run can take, older than what else there is, and the users of those who sign off. */
const givenEarned = async (): Promise<void> => {
  await company.sql(`INSERT INTO users (id, name, email) VALUES ?`, [
    PEOPLE.map(({ userId, subject }) => [userId, subject, `${subject}@example.com`]),
  ]);
  await company.sql(
    `INSERT INTO mlm_commission_ledger (id, beneficiary_user_id, source_user_id, commission_type, amount, status, created_at)
     SELECT 900 + n, 1, 1, 'referral', n, 'approved', DATE_SUB(NOW(), INTERVAL 6 DAY) + INTERVAL n SECOND
       FROM (SELECT 1 AS n UNION SELECT 2 UNION SELECT 3 UNION SELECT 4) numbers`,
  );
};

const madeBatch = async (): Promise<MadeBatch> => {
  const answer = await company.invoke({ force: true, maxItems: 1 });
  expect(answer).toMatchObject({ outcome: 'created' });
  return answer as unknown as MadeBatch;
};

/** One is paid, one comes back from the bank, one is rejected; and what a deployment has set and told. */
const givenWork = async (): Promise<void> => {
  for (const person of PEOPLE) await givenApprover(company, person);
  await company.sql(
    `INSERT INTO mlm_settings (setting_key, setting_value) VALUES ('payout_automation_reminder_hours', '12')`,
  );
  const [asha, bimal, farah] = await Promise.all(PEOPLE.map(({ subject }) => apiAs(company, subject)));
  if (!asha || !bimal || !farah) throw new Error('nobody there');
  const paid = async () => {
    const batch = await madeBatch();
    for (const who of [asha, bimal]) if ((await approve(who, batch)).body.outcome === 'approved') break;
    expect(cameTo(await pay(farah, batch))).toBe('paid');
    return batch;
  };
  await paid();
  const returned = await paid();
  const items = [{ itemNo: 1, reason: 'account closed', payAgain: false }];
  expect(cameTo(await farah.post(`/api/batches/${returned.batchId}/returns`, { items }))).toBe('returned');
  expect(cameTo(await reject(asha, await madeBatch()))).toBe('cancelled');
};

let script: readonly string[];
beforeAll(async () => {
  const { code, stdout, stderr } = await runCliProcess(['uninstall', '--print']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  script = statementsOf(stdout);
});

const run = async (statements: readonly string[]): Promise<void> => {
  for (const statement of statements) await company.sql(statement);
};

/** What payouts are there to change: what was paid; what the last run was. */
const isToChange = (table: string, row: Row): boolean =>
  (table === 'mlm_commission_ledger' && row['status'] === 'paid' && Number(row['id']) > 900) ||
  (table === 'mlm_settings' && /automation_last_/.test(String(row['setting_key'])));

/** When the row last changed is no fact of the company's where we had taken its commission. */
const told = ({ table, schema, rows }: Found, ids: ReadonlySet<unknown>) => ({
  table,
  schema,
  rows: rows
    .filter((row) => ids.has(row['id']))
    .map((row) => (Number(row['id']) > 900 ? { ...row, updated_at: null } : row)),
});

const expectAsFound = async (before: readonly Found[]): Promise<void> => {
  const after = await asFound(company);
  expect(after.map(({ table }) => table)).toEqual(before.map(({ table }) => table));
  for (const [index, found] of before.entries()) {
    const left = after[index] as Found;
    const changed = new Set(left.rows.filter((row) => isToChange(left.table, row)).map(({ id }) => id));
    const ids = new Set(found.rows.map(({ id }) => id).filter((id) => !changed.has(id)));
    expect(told(left, ids)).toEqual(told(found, ids));
  }
};

/** Every table by its checksum: ours have keys of many names. */
const checksums = async (): Promise<Row[]> => {
  const tables = await company.sql(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY table_name`,
  );
  return company.sql(`CHECKSUM TABLE ${tables.map(({ name }) => name).join(', ')} EXTENDED`);
};

const POINTS = [
  { given: "the host's tables", prepare: () => givenHostDatabase(company) },
  { given: 'tables that our first migration made', prepare: givenTablesOfOurs },
  { given: "the old script's tables, used", prepare: givenUsedByOldScript },
] as const;

describe.each(POINTS)('payouts uninstall --print, in $given', ({ prepare }) => {
  let before: Found[];
  beforeAll(async () => {
    await prepare();
    await givenEarned();
    before = await asFound(company);
    expect((await company.invoke({}, 'migrate'))['applied'].length).toBeGreaterThan(10);
    await givenWork();
  });

  it('stops in words while a batch of ours is open, and has changed nothing', async () => {
    const open = await madeBatch();
    const found = await checksums();
    await expect(run(script)).rejects.toThrow(/open batches of ours: record, call off or cancel each first/);
    expect(await checksums()).toEqual(found);
    const asha = await apiAs(company, 'asha');
    expect(cameTo(await reject(asha, open))).toBe('cancelled');
  });

  it('leaves tables and rows as they were found, and nothing of ours', async () => {
    // Stopped after each statement, and begun again from the top.
    for (let stop = 1; stop <= script.length; stop += 1) await run(script.slice(0, stop));
    await expectAsFound(before);
    expect(await company.sql(`SELECT user FROM mysql.user WHERE user LIKE '%\\_fn'`)).toEqual([]);
    expect(
      await company.sql(`SELECT setting_key FROM mlm_settings WHERE setting_key LIKE '%reminder_hours'`),
    ).toEqual([]);
    const [paid] = await company.sql('SELECT status FROM mlm_commission_ledger WHERE id = 901');
    expect(paid).toEqual({ status: 'paid' });
  });

  it('changes nothing when it is run again', async () => {
    const once = await asFound(company);
    await run(script);
    expect(await asFound(company)).toEqual(once);
  });
});

describe("what it leaves of the old script's company", () => {
  it('can be migrated again, and paid from', async () => {
    expect((await company.invoke({}, 'migrate'))['applied'].length).toBeGreaterThan(10);
    expect(await company.invoke({ force: true, dryRun: true })).toMatchObject({ outcome: 'preview' });
  });
});
