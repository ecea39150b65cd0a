import { afterError } from '../../probe/after-error.ts';
import type { Probe } from '../../probe/probe.ts';
import { outcomeOf } from '../../scratch/outcome.ts';

export const afterDuplicate: Probe = {
  name: 'after-duplicate',
  question: 'Is a transaction dead after a duplicate key (1062)?',
  weAssume: 'yes, and its work is undone; the code rolls back after any error, so either is right',
  reliedOnBy: ['shared/aws/transaction.ts', 'infra/local/data-api/sessions/transaction.ts'],
  ifItDiffers:
    'Nothing in production: it begins again from the start. Let infra/local/data-api/sessions/transaction.ts behave alike.',
  ask: async (scratch) => {
    const { api } = scratch;
    await api.execute('CREATE TABLE duplicated (id INT PRIMARY KEY, n INT NOT NULL) ENGINE=InnoDB');
    await api.execute('INSERT INTO duplicated (id, n) VALUES (1, 0)');
    return await afterError(scratch, 'duplicated', (transactionId) =>
      outcomeOf(api.execute('INSERT INTO duplicated (id, n) VALUES (1, 0)', { transactionId })),
    );
  },
};
