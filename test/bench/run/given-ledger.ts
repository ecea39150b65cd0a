import type { PayoutStack } from '../../support/payout-stack.ts';

const AT_ONCE = 100_000;
const FIRST_EARNER = 1_001;
const EARNERS = 3_000;

const NUMBERS = `(WITH RECURSIVE digits AS (SELECT 0 AS d UNION ALL SELECT d + 1 FROM digits WHERE d < 9)
   SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d AS n FROM digits a, digits b, digits c, digits e, digits f)`;

const givenEarners = ({ sql }: Pick<PayoutStack, 'sql'>): Promise<unknown> =>
  sql(
    `INSERT IGNORE INTO users (id, name, email) SELECT ? + n, CONCAT('Associate ', n), CONCAT('earner', n, '@example.com')
       FROM ${NUMBERS} numbers WHERE n < ?`,
    [FIRST_EARNER, EARNERS],
  );

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
         FROM ${NUMBERS} numbers WHERE n < ? ORDER BY n`,
      [FIRST_EARNER, made, EARNERS, Math.min(4 * to - made, AT_ONCE)],
    );
  }
};
