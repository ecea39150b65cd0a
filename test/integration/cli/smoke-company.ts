import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { writeEnvFile } from '../../../infra/local/write-env-file.ts';
import { givenCommissions, givenCompany } from '../../support/given.ts';
import { everyTable } from '../../support/ledger-facts.ts';
import { type IsolationLevel, type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { runInProcess, type Said } from '../../unit/cli/run-in-process.ts';

export type SmokeCompany = PayoutStack & {
  /** For PAYOUT_STATE. */
  readonly state: string;
  /** `payouts smoke --bare …` in this process. */
  readonly smoke: (...argv: string[]) => Promise<Said>;
  /** Notes what is there; to be called before each test. */
  readonly watch: () => Promise<void>;
  /** All that a smoke could touch is as it was; to be called after each test. */
  readonly nothingIsLeft: () => Promise<void>;
};

/** A company with rows, whose database a smoke must leave as it is. */
export const startSmokeCompany = async (isolation: IsolationLevel): Promise<SmokeCompany> => {
  const company = await startPayoutStack({ isolation });
  const state = mkdtempSync(join(tmpdir(), 'payouts-smoke-'));
  writeEnvFile(state, company.stack.env);
  await givenCompany(company);
  await givenCommissions(company, [{ amount: '12.34' }, { amount: '56.78' }]);
  const server = async () => ({
    tables: await everyTable(company),
    schemas: await company.sql('SELECT schema_name FROM information_schema.schemata ORDER BY schema_name'),
    users: await company.sql('SELECT user, host FROM mysql.user ORDER BY user, host'),
  });
  let before: Awaited<ReturnType<typeof server>>;
  return {
    ...company,
    state,
    smoke: (...argv) => runInProcess('smoke', '--bare', ...argv),
    watch: async () => {
      vi.stubEnv('PAYOUT_STATE', state);
      company.stack.dataApi.calls.reset();
      before = await server();
    },
    nothingIsLeft: async () => {
      company.stack.dataApi.faults.clear();
      expect(await server()).toEqual(before);
    },
    discard: async () => {
      rmSync(state, { recursive: true });
      await company.discard();
    },
  };
};
