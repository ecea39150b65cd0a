import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { givenHostDatabase, grantDump, schemaDump } from '../../support/host-database.ts';
import { type Answer, type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';

let company: PayoutStack;
let undisturbed: unknown;
let statements: string[];

const migrate = () => company.invoke({}, 'migrate');
const dump = async () => [await schemaDump(company), await grantDump(company)];
const CHANGE = /^\s*(CREATE|ALTER|INSERT|GRANT)\b/;

beforeAll(async () => {
  company = await startPayoutStack({ migrated: false });
  await givenHostDatabase(company);
  company.stack.dataApi.calls.reset();
  await migrate();
  undisturbed = await dump();
  const texts = company.stack.dataApi.calls.all.flatMap(({ sql }) =>
    sql !== undefined && CHANGE.test(sql) ? [sql] : [],
  );
  statements = [...new Set(texts)];
});
afterAll(() => company.discard());
beforeEach(() => givenHostDatabase(company));

const exactly = (sql: string): RegExp => new RegExp(`^${sql.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);

/** Each statement fails once, in turn: every attempt gets one further than the one before. */
const untilMigrated = async (): Promise<Answer[]> => {
  const failures: Answer[] = [];
  for (;;) {
    const answer = await migrate();
    if (!answer.errorType) return failures;
    failures.push(answer);
    if (failures.length > statements.length) throw new Error(`no end of failures: ${answer.errorMessage}`);
  }
};

describe('a migration that is interrupted', () => {
  it('is tried at every statement', () => {
    expect(statements.length).toBeGreaterThan(25);
  });

  it.each([
    { given: 'never reached the database', kind: 'reply_lost_before' },
    { given: 'was carried out, but nobody heard', kind: 'reply_lost_after' },
    { given: 'ended with its transaction', kind: 'transaction_expired' },
  ] as const)('goes on where it stopped, for each statement that $given', async ({ kind }) => {
    for (const sql of statements) {
      company.stack.dataApi.faults.add({ kind, operation: 'ExecuteStatement', sql: exactly(sql) });
    }
    const failures = await untilMigrated();
    expect(failures.length).toBeGreaterThan(15);
    for (const { errorType } of failures) expect(errorType).toBe('DatabaseFailure');
    expect(await dump()).toEqual(undisturbed);
    expect(await migrate()).toMatchObject({ applied: [] });
  });

  it('says what is wrong where the tables are not those it expects', async () => {
    await company.sql('ALTER TABLE mlm_commission_ledger DROP COLUMN payout_batch_id');
    expect(await migrate()).toMatchObject({
      errorType: 'DatabaseFailure',
      errorMessage: expect.stringMatching(
        /ALTER TABLE mlm_commission_ledger ADD KEY idx_payout_claim.*payout_batch_id/s,
      ),
    });
  });
});
