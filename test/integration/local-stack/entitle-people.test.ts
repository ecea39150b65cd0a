import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entitlePeople } from '../../../infra/local/demo/entitle-people.ts';
import { fillDemo } from '../../../infra/local/demo/fill-demo.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';

let company: PayoutStack;

beforeAll(async () => {
  company = await startPayoutStack();
  await fillDemo(company.stack.database, 0, new Date());
});
afterAll(() => company.discard());

const [here, elsewhere] = ['http://127.0.0.1:4001', 'http://127.0.0.1:4002'];

const signIns = async () => {
  const rows = await company.sql(
    `SELECT user_id, subject, roles, active, issuer, CAST(active_since AS CHAR) AS since
       FROM mlm_payout_approvers ORDER BY id`,
  );
  return rows.map((row) => ({ ...row }));
};

const rowOf = (user_id: number, subject: string, roles: string) => ({
  user_id,
  subject,
  roles,
  active: 1,
  issuer: here,
  since: '2020-01-01 00:00:00.000000',
});

describe('the demo people', () => {
  it('hold their roles since before any batch', async () => {
    await entitlePeople(company.stack.database, here);
    expect(await signIns()).toEqual([
      rowOf(1, 'asha', 'approver'),
      rowOf(2, 'bimal', 'approver'),
      rowOf(3, 'chitra', 'approver'),
      rowOf(4, 'dev', 'approver'),
      rowOf(5, 'farah', 'finance'),
      rowOf(6, 'om', 'operator'),
      rowOf(7, 'vani', 'viewer'),
      rowOf(8, 'adi', 'admin'),
    ]);
  });

  it('keep what was made of them meanwhile, also where the issuer has moved', async () => {
    await company.sql(`UPDATE mlm_payout_approvers SET active = 0 WHERE subject = 'bimal'`);
    await company.sql(`UPDATE mlm_payout_approvers SET roles = 'viewer,admin' WHERE subject = 'vani'`);
    await company.sql(
      `INSERT INTO mlm_payout_approvers (user_id, issuer, subject, roles, active, active_since, changed_at)
       VALUES (9, 'https://idp.example.com', 'nil', 'finance', 1, '2026-11-22', '2026-11-22'),
              (9, '${here}', 'nil', 'viewer', 1, '2026-11-22', '2026-11-22')`,
    );
    const before = await signIns();
    await entitlePeople(company.stack.database, here);
    expect(await signIns()).toEqual(before);
    await entitlePeople(company.stack.database, elsewhere);
    expect(await signIns()).toEqual(
      before.map((row) => ({ ...row, issuer: row.issuer === here ? elsewhere : row.issuer })),
    );
  });

  it('are found by e-mail in a company with ids of its own, and made where it lacks them', async () => {
    await company.sql('DELETE FROM mlm_payout_approvers');
    await company.sql('DELETE FROM users');
    await company.sql(
      `INSERT INTO users (id, name, email, type) VALUES (60, 'Farah', 'farah@example.com', 'associate')`,
    );
    await entitlePeople(company.stack.database, here);
    const users = await company.sql('SELECT id, email FROM users WHERE id >= 60 ORDER BY id');
    const byId = new Map(users.map(({ id, email }) => [id, email]));
    const rows = await signIns();
    expect(rows.find(({ subject }) => subject === 'farah')).toMatchObject({ user_id: 60 });
    expect(rows.map(({ user_id, subject }) => [subject, byId.get(user_id ?? 0)])).toEqual(
      rows.map(({ subject }) => [subject, `${subject}@example.com`]),
    );
    expect(rows).toHaveLength(8);
  });
});
