import { executeWrite } from '../../../../../shared/aws/execute-statement.ts';
import { judged, type Probe } from '../../probe/probe.ts';
import { plainRows } from '../../scratch/plain-rows.ts';

export const generatedFields: Probe = {
  name: 'generated-fields',
  question: 'Does INSERT … VALUES return its AUTO_INCREMENT value?',
  weAssume: 'yes, as generatedFields[0].longValue',
  reliedOnBy: ['shared/aws/execute-statement.ts', 'functions/payout/batches/create-batch.ts'],
  ifItDiffers:
    'Do not run payouts on this cluster: let functions/payout/batches/create-batch.ts read the id by the batch reference first.',
  ask: async ({ api, deps }) => {
    await api.execute(
      'CREATE TABLE numbered (id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, word VARCHAR(9)) ENGINE=InnoDB',
    );
    await api.execute(`INSERT INTO numbered (id, word) VALUES (41, 'before')`);
    const { generatedId } = await executeWrite(
      { client: deps.clients.once, target: deps.target },
      { sql: 'INSERT INTO numbered (word) VALUES (:word)', params: { word: 'ours' }, expectRows: 1 },
    );
    const [[id] = []] = plainRows(await api.execute(`SELECT id FROM numbered WHERE word = 'ours'`));
    return judged(generatedId === id, `returned ${generatedId ?? 'nothing'}, the row has ${id}`);
  },
};
