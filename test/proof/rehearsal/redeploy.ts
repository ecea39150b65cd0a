import type { PayoutStack } from '../../support/payout-stack.ts';

const FUNCTIONS = ['payout', 'approval', 'worker', 'notice', 'ops'] as const;
const TRIES_MAX = 10;

/** As `cdk deploy` is run again where it failed. */
const migrate = async ({ stack }: PayoutStack): Promise<void> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await stack.migrate();
    } catch (error) {
      if (tries === TRIES_MAX) throw error;
    }
  }
};

/**
 * A new version in the middle of the work: every function dies, and a migration changes a table that is in use. It is the
 * last migration, which is taken back as far as an older version can be without it.
 */
export const redeploy = async (company: PayoutStack): Promise<void> => {
  const [last] = await company.sql('SELECT MAX(name) AS name FROM mlm_payout_migrations');
  await company.sql('ALTER TABLE mlm_payout_batches DROP KEY idx_batch_settling');
  await company.sql('DELETE FROM mlm_payout_migrations WHERE name = ?', [last?.['name']]);
  const migrated = migrate(company);
  for (const name of FUNCTIONS) await company.stack.lambda.kill(name);
  await migrated;
};
