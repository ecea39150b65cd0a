import type { PayoutStack } from '../../support/payout-stack.ts';

const PATIENCE_SECONDS = 60;
const FEW_TRANSACTIONS = 20;

/** The server still clears away what was deleted, and would do so beside whoever is measured next. */
export const atRest = async ({ sql }: Pick<PayoutStack, 'sql'>): Promise<void> => {
  let before = Number.NaN;
  for (let seconds = 0; seconds < PATIENCE_SECONDS; seconds += 0.2) {
    const [row] = await sql('SHOW ENGINE INNODB STATUS');
    const status = String(row?.['Status']);
    const left = Number(/History list length (\d+)/.exec(status)?.[1]);
    // MySQL keeps some dozens on its list that it has cleared away.
    const isIdle = left === before && status.includes('running but idle');
    if (left <= FEW_TRANSACTIONS || isIdle) return;
    before = left;
    await new Promise((done) => setTimeout(done, 200));
  }
};
