import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiAs } from '../../support/api-client.ts';
import { givenCompany } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { givenApprover, givenBatch, givenPeople } from '../../support/people.ts';
import { givenPhaseFive } from '../../support/phase-five.ts';
import { approve, cameTo } from '../../support/sign-off.ts';
import { tried } from '../tried.ts';
import { UNIQUE_KEYS } from './unique-keys.ts';

const COMPANIES = [
  { of: 'a new company', given: givenCompany },
  {
    of: 'a company of the old script',
    given: async (company: PayoutStack) => {
      await givenPhaseFive(company, { now: new Date() });
      await company.stack.migrate();
    },
  },
];

describe.each(COMPANIES)('the database of $of', ({ given }) => {
  let company: PayoutStack;
  beforeAll(async () => {
    company = await startPayoutStack();
    await given(company);
    await givenPeople(company);
    // Nobody of the demo: the old company owes some of them.
    await company.sql(`INSERT INTO users (id, name, email) VALUES (50, 'stranger', 'stranger@example.com')`);
    await givenApprover(company, { userId: 50, subject: 'stranger', roles: ['approver'] });
    const stranger = await apiAs(company, 'stranger');
    const batch = await givenBatch(company, [{}], { requiredApprovals: 2 });
    expect(cameTo(await approve(stranger, batch, { 'idempotency-key': 'once' }))).toBe('recorded');
  });
  afterAll(() => company.discard());

  it.each(UNIQUE_KEYS)('says itself that $keeps', async ({ table, columns, twin }) => {
    const [found] = await company.sql(
      `SELECT k.index_name AS name FROM information_schema.statistics k
        WHERE k.table_schema = DATABASE() AND k.table_name = ? AND k.non_unique = 0
        GROUP BY k.index_name HAVING GROUP_CONCAT(k.column_name ORDER BY k.seq_in_index) = ?`,
      [table, columns.join()],
    );
    expect(found?.['name'], `a UNIQUE key on ${table} (${columns})`).toBeTypeOf('string');
    await expect(company.sql(twin)).rejects.toMatchObject({
      errno: 1062,
      message: expect.stringContaining(String(found?.['name'])),
    });
    tried('twins of what the database lets be once', 1);
  });
});
