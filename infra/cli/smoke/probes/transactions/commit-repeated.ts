import { judged, type Probe } from '../../probe/probe.ts';
import { outcomeOf, said } from '../../scratch/outcome.ts';

export const commitRepeated: Probe = {
  name: 'commit-repeated',
  question: 'What does a commit say that is repeated after it succeeded?',
  weAssume: 'that the transaction is not found; whether it was committed is then read from its own proof',
  reliedOnBy: ['shared/aws/database-failure.ts', 'shared/aws/database.ts'],
  ifItDiffers:
    'Teach shared/aws/database-failure.ts that answer as transaction_gone, and infra/local/data-api/sessions/transactions.ts to give it.',
  ask: async ({ api }) => {
    const transactionId = await api.begin();
    await api.execute('SELECT 1', { transactionId });
    const first = await api.commit(transactionId);
    const second = await outcomeOf(api.commit(transactionId));
    const gone = second.kind === 'refused' && second.failure.kind === 'transaction_gone';
    return judged(gone, `first: ${first}; repeated: ${said(second, (status) => status)}`);
  },
};
