import { inTransaction } from '../scratch/in-transaction.ts';
import { type Outcome, outcomeOf } from '../scratch/outcome.ts';
import type { Scratch } from '../scratch/scratch.ts';

/** Two transactions that each wait for the row, 1 or 2, that the other holds; the answer of the one that loses. */
export const provokeDeadlock = ({ api }: Scratch, table: string): Promise<Outcome<unknown>> => {
  const add = (id: number, transactionId: string) =>
    api.execute(`UPDATE ${table} SET n = n + 1 WHERE id = ${id}`, { transactionId });
  return inTransaction({ api }, (one) =>
    inTransaction({ api }, async (two) => {
      await add(1, one);
      await add(2, two);
      const crossed = await Promise.all([outcomeOf(add(2, one)), outcomeOf(add(1, two))]);
      const [first, second] = crossed;
      return first.kind === 'refused' ? first : second;
    }),
  );
};
