import type { PayoutStack } from '../../support/payout-stack.ts';

const MENDED = /To mend it: (.*);$/gm;

/** Runs what a refusal says will mend it, in its order. */
export const mendAsTold = async ({ sql }: Pick<PayoutStack, 'sql'>, refusal: string): Promise<void> => {
  for (const [, statement = ''] of refusal.matchAll(MENDED)) await sql(statement);
};
