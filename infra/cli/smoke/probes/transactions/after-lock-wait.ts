import { afterError } from '../../probe/after-error.ts';
import type { Probe } from '../../probe/probe.ts';
import { provokeLockWait } from '../../probe/provoke-lock-wait.ts';

export const afterLockWait: Probe = {
  name: 'after-lock-wait',
  question: 'Is a transaction dead after a lock wait (1205)?',
  weAssume: 'yes, and its work is undone; the code rolls back after any error, so either is right',
  reliedOnBy: ['shared/aws/transaction.ts', 'infra/local/data-api/sessions/transaction.ts'],
  ifItDiffers:
    'Nothing in production: it begins again from the start. Let infra/local/data-api/sessions/transaction.ts behave alike.',
  ask: async (scratch) => {
    const { api } = scratch;
    await api.execute('CREATE TABLE awaited (id INT PRIMARY KEY, n INT NOT NULL) ENGINE=InnoDB');
    await api.execute('INSERT INTO awaited (id, n) VALUES (1, 0)');
    return await afterError(scratch, 'awaited', (transactionId) =>
      provokeLockWait(scratch, 'awaited', transactionId),
    );
  },
};
