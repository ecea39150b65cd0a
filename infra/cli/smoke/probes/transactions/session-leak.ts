import { judged, type Probe } from '../../probe/probe.ts';
import { inTransaction } from '../../scratch/in-transaction.ts';
import { plainRows } from '../../scratch/plain-rows.ts';
import type { Scratch } from '../../scratch/scratch.ts';

/** Harmless, should it stay behind in a pooled session that somebody else is given. */
const VARIABLE = 'max_error_count';
const ODD_VALUE = '61';
const CALLS = 20;

const valueSeen = async ({ api }: Scratch, transactionId?: string): Promise<string> => {
  const options = transactionId === undefined ? {} : { transactionId };
  const [[, value = ''] = []] = plainRows(await api.execute(`SHOW VARIABLES LIKE '${VARIABLE}'`, options));
  return value;
};

const set = ({ api }: Scratch, value: string, transactionId?: string) =>
  api.execute(`SET SESSION ${VARIABLE} = ${value}`, transactionId === undefined ? {} : { transactionId });

/** How many later calls, each on its own and each first in a transaction, still see the odd value. */
const leaks = async (scratch: Scratch): Promise<number> => {
  let seen = 0;
  for (let call = 0; call < CALLS; call += 1) {
    const alone = await valueSeen(scratch);
    const inside = await inTransaction(scratch, (transactionId) => valueSeen(scratch, transactionId));
    seen += [alone, inside].filter((value) => value === ODD_VALUE).length;
    // Handed back as it was, where this very session has come by again.
    if (alone === ODD_VALUE) await set(scratch, 'DEFAULT');
  }
  return seen;
};

export const sessionLeak: Probe = {
  name: 'session-leak',
  question: 'Does SET SESSION hold for the rest of its transaction, and does it leak into later calls?',
  weAssume: 'it holds, and leaks nowhere',
  reliedOnBy: ['shared/sql/session.ts', 'shared/aws/transaction.ts', 'shared/aws/change-schema.ts'],
  ifItDiffers:
    'If it does not hold: do not run payouts on this cluster. If it leaks: payouts stay right, as each transaction sets its own; but let changeSchema set lock_wait_timeout back, and keep applications on another database user than ours.',
  ask: async (scratch) => {
    const held = await inTransaction(scratch, async (transactionId) => {
      await set(scratch, ODD_VALUE, transactionId);
      return (await valueSeen(scratch, transactionId)) === ODD_VALUE;
    });
    await set(scratch, ODD_VALUE);
    const leaked = await leaks(scratch);
    return judged(
      held && leaked === 0,
      `${held ? 'holds' : 'does not hold'} within its transaction; seen by ${leaked} of ${2 * CALLS} later calls`,
    );
  },
};
