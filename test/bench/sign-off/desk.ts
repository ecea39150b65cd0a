import { givenNothingEarned, type People } from '../../integration/payments/ask-payment.ts';
import { type PayoutStack, startPayoutStack } from '../../support/payout-stack.ts';
import { signedIn } from '../../support/people.ts';
import { givenOldBatches } from '../given-old-batches.ts';

/** Where batches are signed off: two approvals each, and what was paid before behind them. */
export type Desk = {
  readonly company: PayoutStack;
  readonly as: People;
  /** Calls that each act made at the smallest size. */
  readonly callsAtLeast: Map<string, number>;
};

/** In the 8 MB of a small server, whoever writes waits for pages to be flushed while a batch is settled; Aurora flushes none. */
const REDO_LOG = { innodb_log_file_size: '512M', innodb_redo_log_capacity: '512M' };

export const openDesk = async (pool: string, oldBatches: number): Promise<Desk> => {
  const company = await startPayoutStack({
    parameters: { innodb_buffer_pool_size: pool, ...REDO_LOG },
  });
  const as = await signedIn(company);
  await givenNothingEarned(company, { required_approvals: '2' });
  await givenOldBatches(company, oldBatches);
  // Else the first act would begin with the start of a process.
  await as.vani.get('/api/me');
  return { company, as, callsAtLeast: new Map() };
};
