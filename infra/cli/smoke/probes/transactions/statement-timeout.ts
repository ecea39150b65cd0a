import { judged, type Observation, type Probe } from '../../probe/probe.ts';
import { countRows } from '../../scratch/count-rows.ts';
import { inTransaction } from '../../scratch/in-transaction.ts';
import { outcomeOf, said } from '../../scratch/outcome.ts';
import type { Scratch } from '../../scratch/scratch.ts';

const TOLERANCE_SECONDS = 5;

const sleepTooLong = async (scratch: Scratch, transactionId: string): Promise<Observation> => {
  const { api, waits } = scratch;
  await api.execute('INSERT INTO stopped (id) VALUES (1)', { transactionId });
  const begunAt = performance.now();
  const slept = await outcomeOf(
    api.execute(`SELECT SLEEP(${waits.pastStatementLimitSeconds})`, { transactionId }),
  );
  const seconds = (performance.now() - begunAt) / 1_000;
  const next = await outcomeOf(api.execute('SELECT 1', { transactionId }));
  await outcomeOf(api.rollback(transactionId));
  const kept = (await countRows(scratch, 'stopped')) === 1;
  const stopped = slept.kind === 'refused' && slept.failure.kind === 'statement_timeout';
  const inTime = Math.abs(seconds - waits.statementLimitSeconds) <= TOLERANCE_SECONDS;
  const dead = next.kind === 'refused' && next.failure.kind === 'transaction_gone';
  return judged(
    stopped && inTime && dead && !kept,
    [
      `${said(slept, () => 'ran to its end')} after ${seconds.toFixed(1)} s`,
      `next statement: ${said(next, () => 'answered')}`,
      `after a rollback the work is ${kept ? 'kept' : 'undone'}`,
    ].join('; '),
  );
};

export const statementTimeout: Probe = {
  name: 'statement-timeout',
  question: 'Is a statement stopped after 45 s, and what becomes of its transaction?',
  weAssume: 'StatementTimeoutException after 45 s; the transaction is dead, its work undone',
  reliedOnBy: [
    'shared/aws/data-api-client.ts',
    'shared/aws/database-failure.ts',
    'functions/payout/batches/claim-passes.ts',
    'infra/local/data-api/wire/limits.ts',
  ],
  ifItDiffers:
    'Another time: set requestTimeout in shared/aws/data-api-client.ts above it, and limits.ts to it. A transaction that lives on does no harm: it is rolled back. Work that was kept: do not run payouts on this cluster.',
  slow: true,
  ask: async (scratch) => {
    await scratch.api.execute('CREATE TABLE stopped (id INT PRIMARY KEY) ENGINE=InnoDB');
    return await inTransaction(scratch, (transactionId) => sleepTooLong(scratch, transactionId));
  },
};
