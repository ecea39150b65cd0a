import { judged, type Probe } from '../../probe/probe.ts';
import { countRows } from '../../scratch/count-rows.ts';
import { outcomeOf } from '../../scratch/outcome.ts';

export const batchAtomic: Probe = {
  name: 'batch-atomic',
  question: 'Is a BatchExecuteStatement outside a transaction undone when its fifth set fails?',
  weAssume: 'no: the first four stay; nothing of ours sends a batch',
  reliedOnBy: ['infra/local/data-api/batch-execute-statement.ts'],
  ifItDiffers:
    'Nothing in production. Let infra/local/data-api/batch-execute-statement.ts do all sets in one transaction.',
  ask: async (scratch) => {
    const { api } = scratch;
    await api.execute('CREATE TABLE batched (id INT PRIMARY KEY) ENGINE=InnoDB');
    const sets = [1, 2, 3, 4, 1].map((id) => ({ id }));
    const outcome = await outcomeOf(api.batch('INSERT INTO batched (id) VALUES (:id)', sets));
    if (outcome.kind === 'answered') return judged(false, 'the duplicate in the fifth set was not refused');
    const kept = await countRows(scratch, 'batched');
    return judged(kept === 4, `${kept} of the first four sets stayed (${outcome.text})`);
  },
};
