import { afterAll, beforeAll, expect, it } from 'vitest';
import { examineAsAdmin, examineAsOps } from '../../support/ask-doctor.ts';
import { askOps } from '../../support/ask-ops.ts';
import { givenCommissions, givenCompany } from '../../support/given.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';

let company: PayoutStack;
beforeAll(async () => {
  company = await startPayoutStack();
});
afterAll(() => company.discard());

/** The statements of an advice, for one row of its finding. */
const statementsOf = (advice: string, row: Readonly<Record<string, unknown>>): readonly string[] =>
  advice
    .slice(advice.indexOf('two statements: ') + 'two statements: '.length)
    .split(', then ')
    .map((statement) => statement.replaceAll(/<(\w+)>/g, (_, name) => String(row[name])));

it.each([['cancelled'], ['completed']])(
  'what a %s batch keeps from every other is freed by what the doctor advises',
  async (status) => {
    await givenCompany(company);
    await givenCommissions(company, [{}, {}]);
    await company.invoke({});
    await company.sql('UPDATE mlm_payout_batches SET status = ?', [status]);
    const { advice, ...finding } = (await examineAsOps(company)).finding('held_by_finished_batch');
    expect(finding).toMatchObject({ severity: 'warning', count: 2 });
    for (const row of finding.rows) {
      const statements = statementsOf(advice, row);
      expect(statements).toHaveLength(2);
      for (const statement of statements) await company.sql(statement);
    }
    expect((await examineAsAdmin(company)).named('warning')).toEqual([]);
    const { findings } = await askOps(company, 'doctor', { args: { invariants: true } });
    // Only what this test did to the batch itself: its status, and items that are not as it says.
    const checks = findings.map(({ check }: { readonly check: string }) => check);
    expect(checks).not.toContain('due_out_of_step');
    await company.sql(`UPDATE mlm_commission_ledger SET created_at = '2020-01-01'`);
    expect(await company.invoke({ force: true })).toMatchObject({ outcome: 'created', due: { count: 2 } });
  },
);
