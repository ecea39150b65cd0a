import { countRows } from '../scratch/count-rows.ts';
import { inTransaction } from '../scratch/in-transaction.ts';
import { type Outcome, outcomeOf, said } from '../scratch/outcome.ts';
import type { Scratch } from '../scratch/scratch.ts';
import { judged, type Observation } from './probe.ts';

/** What is left of a transaction after an error in it: does it answer, can it be committed, what remains of its work? */
export const afterError = (
  scratch: Scratch,
  table: string,
  provoke: (transactionId: string) => Promise<Outcome<unknown>>,
): Promise<Observation> =>
  inTransaction(scratch, async (transactionId) => {
    const { api } = scratch;
    await api.execute(`INSERT INTO ${table} (id, n) VALUES (9, 0)`, { transactionId });
    const error = await provoke(transactionId);
    if (error.kind === 'answered') return judged(false, 'no error came');
    const next = await outcomeOf(api.execute('SELECT 1', { transactionId }));
    const commit = await outcomeOf(api.commit(transactionId));
    const kept = (await countRows(scratch, `${table} WHERE id = 9`)) === 1;
    const dead = next.kind === 'refused' && next.failure.kind === 'transaction_gone';
    return judged(
      dead && commit.kind === 'refused' && !kept,
      [
        `next statement: ${said(next, () => 'answered')}`,
        `commit: ${said(commit, (status) => status)}`,
        `work before the error: ${kept ? 'kept' : 'undone'}`,
      ].join('; '),
    );
  });
