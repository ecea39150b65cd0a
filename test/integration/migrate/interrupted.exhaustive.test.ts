import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyOr } from '../../support/exhaustive.ts';
import { givenHostDatabase, grantDump, schemaDump } from '../../support/host-database.ts';
import { type Answer, type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';

const CHANGE = /^\s*(CREATE|ALTER|INSERT|GRANT)\b/;
const exactly = (sql: string): RegExp => new RegExp(`^${sql.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);

const migrate = (company: PayoutStack): Promise<Answer> => company.invoke({}, 'migrate');
const dump = async (company: PayoutStack) => [await schemaDump(company), await grantDump(company)];

let first: PayoutStack;
let undisturbed: unknown;
let statements: string[];
beforeAll(async () => {
  first = await startPayoutStack({ migrated: false });
  await givenHostDatabase(first);
  first.stack.dataApi.calls.reset();
  await migrate(first);
  undisturbed = await dump(first);
  const { all } = first.stack.dataApi.calls;
  const changes = all.flatMap(({ sql }) => (sql !== undefined && CHANGE.test(sql) ? [sql] : []));
  // Passwords are another stack's own; the text around them is the same.
  statements = [...new Set(changes.filter((sql) => !/IDENTIFIED BY/.test(sql)))];
});
afterAll(() => first.discard());

/** Each statement fails once, in turn: every attempt gets one further than the one before. */
const untilMigrated = async (company: PayoutStack): Promise<Answer[]> => {
  const failures: Answer[] = [];
  for (;;) {
    const answer = await migrate(company);
    if (!answer.errorType) return failures;
    failures.push(answer);
    if (failures.length > statements.length + 10)
      throw new Error(`no end of failures: ${answer.errorMessage}`);
  }
};

const INTERRUPTIONS = [
  { given: 'never reached the database', kind: 'reply_lost_before', stops: false },
  { given: 'was carried out, but nobody heard', kind: 'reply_lost_after', stops: false },
  { given: 'ended with its transaction', kind: 'transaction_expired', stops: true },
] as const;
const UNHEARD = INTERRUPTIONS.filter(({ kind }) => kind === 'reply_lost_after');

describe('a migration that is interrupted', () => {
  it('is tried at every statement', () => {
    expect(statements.length).toBeGreaterThan(25);
  });

  it.concurrent.each(everyOr(INTERRUPTIONS, UNHEARD))(
    'goes on where it stopped, for each statement that $given',
    async ({ kind, stops }) => {
      const company = await startPayoutStack({ migrated: false });
      try {
        await givenHostDatabase(company);
        const patterns = [
          ...statements.map(exactly),
          /^CREATE USER .*payout/,
          /^ALTER USER .*payout/,
          /^CREATE USER .*notice/,
          /^ALTER USER .*notice/,
        ];
        for (const sql of patterns)
          company.stack.dataApi.faults.add({ kind, operation: 'ExecuteStatement', sql });
        const failures = await untilMigrated(company);
        // An answer that is lost is asked for again at once; anything else stops the deploy, which is then repeated.
        expect(failures.length > 20).toBe(stops);
        for (const { errorType } of failures) expect(errorType).toBe('DatabaseFailure');
        expect(await dump(company)).toEqual(undisturbed);
        expect(await migrate(company)).toMatchObject({ applied: [] });
      } finally {
        await company.discard();
      }
    },
    // Begun again for every statement: 37 s with the machine to itself, over 90 s beside other suites.
    600_000,
  );

  it('says what is wrong where the tables are not those it expects', async () => {
    await givenHostDatabase(first);
    await first.sql('CREATE TABLE mlm_payout_runs (id INT PRIMARY KEY)');
    expect(await migrate(first)).toMatchObject({
      errorType: 'SchemaMismatch',
      errorMessage: expect.stringMatching(
        /^migration 0008-usual-starts stopped, .*UPDATE mlm_payout_runs.*trigger_kind/s,
      ),
    });
    await first.sql('DROP TABLE mlm_payout_runs');
  });
});
