import { holdRow } from '../scratch/hold-row.ts';
import { type Outcome, outcomeOf } from '../scratch/outcome.ts';
import type { Scratch } from '../scratch/scratch.ts';

/** Waits a second in vain for row 1 of the table, which another transaction holds. */
export const provokeLockWait = (
  scratch: Scratch,
  table: string,
  transactionId: string,
): Promise<Outcome<unknown>> => {
  const { api } = scratch;
  return holdRow(scratch, { table, id: 1 }, async () => {
    await api.execute('SET SESSION innodb_lock_wait_timeout = 1', { transactionId });
    const update = api.execute(`UPDATE ${table} SET n = n + 1 WHERE id = 1`, { transactionId });
    const outcome = await outcomeOf(update);
    // Should sessions be shared after all, nobody else is to wait so short a time.
    await outcomeOf(api.execute('SET SESSION innodb_lock_wait_timeout = DEFAULT', { transactionId }));
    return outcome;
  });
};
