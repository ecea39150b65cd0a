import { phaseFiveTables } from '../../infra/local/demo/old-script/phase-five-tables.ts';
import { givenHostTables } from './host-database.ts';
import type { PayoutStack } from './payout-stack.ts';

/** The company's tables and those of Phase 5, without a row and without anything of ours. */
export const givenPhaseFiveTables = async (
  company: Pick<PayoutStack, 'sql' | 'stack'>,
  userId = 'BIGINT UNSIGNED',
): Promise<void> => {
  await givenHostTables(company, userId);
  for (const statement of phaseFiveTables(userId)) await company.sql(statement);
};
