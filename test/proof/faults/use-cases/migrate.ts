import { expect } from 'vitest';
import { givenHostDatabase, grantDump, schemaDump } from '../../../support/host-database.ts';
import { givenPhaseFive } from '../../../support/phase-five.ts';
import type { Company } from '../company.ts';
import { rotationOf } from '../rotate-secret.ts';
import type { UseCase } from '../use-case.ts';

const NOW = new Date('2026-11-22T06:00:00Z');

/** All that a migration leaves behind, but for times and what is made of them. */
const SAME_EVERY_TIME = [
  'SELECT * FROM mlm_commission_ledger ORDER BY id',
  'SELECT * FROM mlm_payout_batch_items ORDER BY id',
  'SELECT * FROM mlm_payout_batches ORDER BY id',
  'SELECT * FROM mlm_payout_batch_approvals ORDER BY id',
  'SELECT stream, seq, actor, action, detail FROM mlm_payout_events ORDER BY stream, seq',
  'SELECT stream, seq FROM mlm_payout_streams ORDER BY stream',
];

const endState = async (company: Company, tables: readonly string[]): Promise<unknown> => {
  const rows: unknown[] = [];
  for (const table of tables) rows.push(await company.sql(table));
  return [await schemaDump(company), await grantDump(company), rows];
};

/** The password that connections of the tests sign in with. */
const rotateBack = async (company: Company): Promise<void> => {
  const { changePassword, changeSecret } = rotationOf(company, 'migrate', company.stack.database.password);
  await changePassword();
  await changeSecret();
};

/** One loop grants all, and one looks before each step: the first of those alike stands for the others. */
const disturbs: UseCase['disturbs'] = ({ sql = '', nth }) =>
  nth === 0 && (!sql.startsWith('GRANT') || sql.includes("'payout_fn'"));

const migrating = (
  name: string,
  prepare: (company: Company) => Promise<unknown>,
  tables: readonly string[],
): UseCase => {
  let undisturbed: unknown;
  return {
    name,
    functionName: 'migrate',
    callers: ['by a deploy'],
    oneIn: 8,
    disturbs,
    given: async (company) => {
      await rotateBack(company);
      await prepare(company);
      return {
        ask: async () => {
          const answer = await company.invoke({}, 'migrate');
          const { errorType, errorMessage } = answer;
          return {
            done: errorType === undefined,
            said: errorType ? `${errorType}: ${errorMessage}` : 'done',
            told: { by: 'migrate', alone: true, answer },
          };
        },
        expectDone: async (where) => {
          const state = await endState(company, tables);
          undisturbed ??= state;
          expect(state, where).toEqual(undisturbed);
        },
      };
    },
  };
};

/** Who deploys, deploys again. */
export const MIGRATE: readonly UseCase[] = [
  migrating('a migration', (company) => givenHostDatabase(company), []),
  migrating('an adoption', (company) => givenPhaseFive(company, { now: NOW }), SAME_EVERY_TIME),
];
