import type { PayoutStack } from '../../support/payout-stack.ts';

const PATIENCE_SECONDS = 60;
const FEW_TRANSACTIONS = 20;

/** The server still clears away what was deleted, and would do so beside whoever is measured next. */
export const atRest = async ({ sql }: Pick<PayoutStack, 'sql'>): Promise<void> => {
  for (let seconds = 0; seconds < PATIENCE_SECONDS; seconds += 0.2) {
    const [row] = await sql('SHOW ENGINE INNODB STATUS');
    const left = /History list length (\d+)/.exec(String(row?.['Status']))?.[1];
    if (Number(left) <= FEW_TRANSACTIONS) return;
    await new Promise((done) => setTimeout(done, 200));
  }
};
