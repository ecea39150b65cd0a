import { judged, type Probe } from '../../probe/probe.ts';
import { inTransaction } from '../../scratch/in-transaction.ts';
import { outcomeOf, said } from '../../scratch/outcome.ts';

export const parallelCalls: Probe = {
  name: 'parallel-calls',
  question: 'What becomes of a second call on a transaction that is still busy?',
  weAssume: 'refused at once ("still running a query"); the first call and the transaction go on',
  reliedOnBy: ['shared/aws/transaction.ts', 'infra/local/data-api/sessions/transaction.ts'],
  ifItDiffers:
    'Nothing in production: a transaction sends its statements one by one. Let infra/local/data-api/sessions/transaction.ts behave alike.',
  ask: (scratch) =>
    inTransaction(scratch, async (transactionId) => {
      const { api, sleep } = scratch;
      const secondOutcome = async () => {
        await sleep(300);
        return await outcomeOf(api.execute('SELECT 1', { transactionId }));
      };
      // Both awaited at once: a rejection that nobody awaits yet would end the process, and leave the schema.
      const [first, second] = await Promise.all([
        outcomeOf(api.execute('SELECT SLEEP(1)', { transactionId })),
        secondOutcome(),
      ]);
      const third = await outcomeOf(api.execute('SELECT 1', { transactionId }));
      const refused = second.kind === 'refused' && /still running a query/.test(second.text);
      const [firstSaid, secondSaid, thirdSaid] = [first, second, third].map((each) =>
        said(each, () => 'answered'),
      );
      return judged(
        refused && first.kind === 'answered' && third.kind === 'answered',
        `second call: ${secondSaid}; the first: ${firstSaid}; one after both: ${thirdSaid}`,
      );
    }),
};
