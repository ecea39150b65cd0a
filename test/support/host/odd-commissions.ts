import type { PayoutStack } from '../payout-stack.ts';

type Company = Pick<PayoutStack, 'sql'>;

const isNullable = async ({ sql }: Company, column: string): Promise<boolean> => {
  const [found] = await sql(
    `SELECT is_nullable AS nullable FROM information_schema.columns
      WHERE table_schema = DATABASE() AND table_name = 'mlm_commission_ledger' AND column_name = ?`,
    [column],
  );
  return found?.['nullable'] === 'YES';
};

const scaleOfAmount = async ({ sql }: Company): Promise<number> => {
  const [found] = await sql(
    `SELECT numeric_scale AS scale FROM information_schema.columns
      WHERE table_schema = DATABASE() AND table_name = 'mlm_commission_ledger' AND column_name = 'amount'`,
  );
  return Number(found?.['scale']);
};

/** A commission of associate 11 that this very ledger can hold and no run may take; by the reason that is told. */
export const givenOddCommissions = async (company: Company): Promise<string[]> => {
  const odd: [reason: string, beneficiary: string, amount: string, at: string][] = [];
  if (await isNullable(company, 'beneficiary_user_id'))
    odd.push(['beneficiary_missing', 'NULL', '5', 'NOW()']);
  if (await isNullable(company, 'amount')) odd.push(['amount_not_positive', '11', 'NULL', 'NOW()']);
  if (await isNullable(company, 'created_at')) odd.push(['date_missing', '11', '6', 'NULL']);
  if ((await scaleOfAmount(company)) > 2) odd.push(['amount_not_whole_paise', '11', '7.0050', 'NOW()']);
  for (const [, beneficiary, amount, at] of odd) {
    await company.sql(
      `INSERT INTO mlm_commission_ledger (beneficiary_user_id, source_user_id, commission_type, amount, status, created_at)
       VALUES (${beneficiary}, 11, 'referral', ${amount}, 'approved', ${at})`,
    );
  }
  return odd.map(([reason]) => reason);
};
