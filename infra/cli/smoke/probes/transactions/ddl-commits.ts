import { judged, type Probe } from '../../probe/probe.ts';
import { countRows } from '../../scratch/count-rows.ts';
import { inTransaction } from '../../scratch/in-transaction.ts';
import { outcomeOf, said } from '../../scratch/outcome.ts';

export const ddlCommits: Probe = {
  name: 'ddl-commits',
  question: 'Does a change of schema within a transaction commit what was done before it?',
  weAssume: 'yes, and the transaction can still be rolled back or committed without an error',
  reliedOnBy: ['shared/aws/change-schema.ts'],
  ifItDiffers:
    'If the commit is refused: let changeSchema in shared/aws pass over that answer. If the work is undone: nothing, it relies on no more.',
  ask: async (scratch) => {
    const { api } = scratch;
    await api.execute('CREATE TABLE before_ddl (id INT PRIMARY KEY) ENGINE=InnoDB');
    const commit = await inTransaction(scratch, async (transactionId) => {
      await api.execute('INSERT INTO before_ddl (id) VALUES (1)', { transactionId });
      await api.execute('CREATE TABLE by_ddl (id INT PRIMARY KEY) ENGINE=InnoDB', { transactionId });
      const kept = await countRows(scratch, 'before_ddl');
      return { kept, outcome: await outcomeOf(api.commit(transactionId)) };
    });
    return judged(
      commit.kept === 1 && commit.outcome.kind === 'answered',
      `the row before it was ${commit.kept === 1 ? 'committed' : 'not yet seen by others'}; the commit after it: ${said(commit.outcome, (status) => status)}`,
    );
  },
};
