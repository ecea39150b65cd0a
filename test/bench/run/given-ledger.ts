import type { PayoutStack } from '../../support/payout-stack.ts';
import { EARNERS, FIRST_EARNER, givenEarners } from './given-earners.ts';
import { HUNDRED_THOUSAND } from './hundred-thousand.ts';

const AT_ONCE = 100_000;

/**
 * From so many to so many approved commissions among four times as many rows, of five days and 3,000 people; the hours in which they were
 * earned are not those in which they were entered, so that the order of a claim is not that of the ledger's pages.
 */
export const givenLedger = async (
  company: Pick<PayoutStack, 'sql'>,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<void> => {
  await givenEarners(company);
  for (let made = 4 * from; made < 4 * to; made += AT_ONCE) {
    await company.sql(
      `INSERT INTO mlm_commission_ledger (beneficiary_user_id, source_user_id, commission_type, amount, status, created_at)
       SELECT ? + (? + n * 31) % ?, 1, 'direct_sale', 0.01 + (n * 7919) % 99999 / 100,
              ELT(1 + n % 4, 'approved', 'paid', 'paid', 'pending'), DATE_SUB(NOW(), INTERVAL 3600 + (n * 7919) % 432000 SECOND)
         FROM ${HUNDRED_THOUSAND} numbers WHERE n < ? ORDER BY n`,
      [FIRST_EARNER, made, EARNERS, Math.min(4 * to - made, AT_ONCE)],
    );
  }
};
