import { entitlePeople } from '../../infra/local/demo/entitle-people.ts';
import { fillDemo } from '../../infra/local/demo/fill-demo.ts';
import { fireDailyRun } from '../../infra/local/fire-daily-run.ts';
import { type PayoutStack, startPayoutStack } from '../support/payout-stack.ts';

const COMMISSIONS = 2_000;

/** The company of `npm start`: nine people, three months of commissions, and the batch of its first daily run. */
export const startDemoCompany = async (): Promise<PayoutStack> => {
  const company = await startPayoutStack();
  const { stack } = company;
  await fillDemo(stack.database, COMMISSIONS, new Date());
  await entitlePeople(stack.database, stack.env['PAYOUT_ISSUER_URL'] ?? '');
  const { outcome } = await fireDailyRun(stack, new Date());
  if (outcome !== 'created') throw new Error(`the first daily run: expected a batch, it was ${outcome}`);
  return company;
};
