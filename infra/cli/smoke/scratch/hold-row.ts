import { inTransaction } from './in-transaction.ts';
import type { Scratch } from './scratch.ts';

/** Does the work while another transaction holds the row of that id. */
export const holdRow = <T>(
  scratch: Scratch,
  { table, id }: { readonly table: string; readonly id: number },
  work: () => Promise<T>,
): Promise<T> =>
  inTransaction(scratch, async (transactionId) => {
    await scratch.api.execute(`SELECT id FROM ${table} WHERE id = ${id} FOR UPDATE`, { transactionId });
    return await work();
  });
