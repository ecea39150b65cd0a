import { givenManyCommissions } from './given.ts';
import type { PayoutStack } from './payout-stack.ts';
import type { MadeBatch } from './people.ts';

/** Just more than is settled within a request: three steps of the worker. */
export const LARGE = 20_100;

/** A pending batch of so many commissions of the three associates (users 11 to 13), made by a run. */
export const givenLargeBatch = async (company: PayoutStack, items = LARGE): Promise<MadeBatch> => {
  await givenManyCommissions(company, items);
  await company.sql(
    'UPDATE mlm_commission_ledger SET beneficiary_user_id = beneficiary_user_id + 10 WHERE beneficiary_user_id < 4',
  );
  const { outcome, batchId, contentHash, totalAmount, totalRecords } = await company.invoke({ force: true });
  if (outcome !== 'created' || totalRecords !== items) throw new Error(`no batch of ${items}: ${outcome}`);
  return { batchId, contentHash, totalAmount };
};
