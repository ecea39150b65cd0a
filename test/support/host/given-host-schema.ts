import { openAttested } from '../attested.ts';
import { givenHostTables } from '../host-database.ts';
import type { PayoutStack } from '../payout-stack.ts';
import { givenPhaseFiveTables } from '../phase-five-tables.ts';
import type { HostDeviation } from './host-deviation.ts';

const dropKeysToUsers = async ({ sql }: Pick<PayoutStack, 'sql'>): Promise<void> => {
  await sql('ALTER TABLE mlm_commission_ledger DROP FOREIGN KEY fk_b, DROP FOREIGN KEY fk_s');
  await sql('ALTER TABLE mlm_notification_log DROP FOREIGN KEY fk_n');
};

/** The company's tables, and perhaps the old script's, but for what deviates. */
export const givenHostSchema = async (
  company: Pick<PayoutStack, 'sql' | 'stack'>,
  deviations: readonly HostDeviation[],
  tables: 'of the host' | 'of the old script' = 'of the host',
): Promise<void> => {
  // Each is another company's.
  await openAttested(company).forget();
  await (tables === 'of the host' ? givenHostTables(company) : givenPhaseFiveTables(company));
  if (deviations.some(({ keyless }) => keyless)) await dropKeysToUsers(company);
  for (const statement of deviations.flatMap(({ made }) => made)) await company.sql(statement);
};
