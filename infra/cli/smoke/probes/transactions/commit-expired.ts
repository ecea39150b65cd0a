import { judged, type Probe } from '../../probe/probe.ts';
import { countRows } from '../../scratch/count-rows.ts';
import { inTransaction } from '../../scratch/in-transaction.ts';
import { outcomeOf, said } from '../../scratch/outcome.ts';

export const commitExpired: Probe = {
  name: 'commit-expired',
  question: 'What does a commit say after three idle minutes, and what became of the work?',
  weAssume: 'that the transaction is not found, and its work is undone',
  reliedOnBy: ['shared/aws/database-failure.ts', 'shared/aws/database.ts'],
  ifItDiffers:
    'Teach shared/aws/database-failure.ts that answer; if the commit succeeded, transactions live longer than the three minutes of infra/local/data-api/wire/limits.ts.',
  slow: true,
  ask: async (scratch) => {
    const { api, sleep, waits } = scratch;
    await api.execute('CREATE TABLE expiring (id INT PRIMARY KEY) ENGINE=InnoDB');
    return await inTransaction(scratch, async (transactionId) => {
      await api.execute('INSERT INTO expiring (id) VALUES (1)', { transactionId });
      await sleep(waits.pastIdleLimitMilliseconds);
      const commit = await outcomeOf(api.commit(transactionId));
      const kept = (await countRows(scratch, 'expiring')) === 1;
      const gone = commit.kind === 'refused' && commit.failure.kind === 'transaction_gone';
      return judged(gone && !kept, `${said(commit, (status) => status)}; work: ${kept ? 'kept' : 'undone'}`);
    });
  },
};
