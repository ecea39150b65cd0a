import type { PayoutStack } from '../../support/payout-stack.ts';

/** Rows that the server has read so far, by key or one after the other, for whomever. */
export const rowsExamined = async ({ sql }: Pick<PayoutStack, 'sql'>): Promise<number> => {
  const rows = await sql(`SHOW GLOBAL STATUS LIKE 'Handler_read_%'`);
  return rows.reduce((sum, { Value: value }) => sum + Number(value), 0);
};
