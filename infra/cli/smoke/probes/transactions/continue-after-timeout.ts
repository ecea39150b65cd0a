import { judged, notAsked, type Probe } from '../../probe/probe.ts';
import { inTransaction } from '../../scratch/in-transaction.ts';
import { outcomeOf, said } from '../../scratch/outcome.ts';
import { plainRows } from '../../scratch/plain-rows.ts';
import type { Scratch } from '../../scratch/scratch.ts';

const POLLS_MAX = 30;

/** A look that is itself held up by the change, and times out, has not seen the table. */
const isMade = async ({ api, schema }: Scratch): Promise<boolean> => {
  const sql = `SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = '${schema}' AND table_name = 'outlasting'`;
  return said(await outcomeOf(api.execute(sql)), (found) => plainRows(found).flat().join()) === '1';
};

const isMadeInTheEnd = async (scratch: Scratch): Promise<boolean> => {
  for (let polls = 0; polls < POLLS_MAX; polls += 1) {
    if (await isMade(scratch)) return true;
    await scratch.sleep(1_000);
  }
  return false;
};

export const continueAfterTimeout: Probe = {
  name: 'continue-after-timeout',
  question: 'Does a change of schema sent with continueAfterTimeout go on behind the timeout?',
  weAssume: 'the call ends in StatementTimeoutException, the change is made all the same',
  reliedOnBy: ['shared/aws/change-schema.ts', 'functions/migrate/apply-step.ts'],
  ifItDiffers:
    'Make the keys of infra/migrations on large tables by hand, with the mysql client, before the deploy.',
  slow: true,
  ask: (scratch) =>
    inTransaction(scratch, async (transactionId) => {
      const { api, waits } = scratch;
      const sql = `CREATE TABLE outlasting ENGINE=InnoDB AS SELECT SLEEP(${waits.pastStatementLimitSeconds}) AS slept`;
      const outcome = await outcomeOf(api.execute(sql, { transactionId, continueAfterTimeout: true }));
      if (outcome.kind === 'answered') return judged(false, 'answered without a timeout');
      const timedOut = outcome.failure.kind === 'statement_timeout';
      if (!timedOut) return notAsked(`a statement of DDL that takes so long was refused: ${outcome.text}`);
      const made = await isMadeInTheEnd(scratch);
      return judged(made, `${outcome.text}; the table was ${made ? 'made behind it' : 'not made'}`);
    }),
};
