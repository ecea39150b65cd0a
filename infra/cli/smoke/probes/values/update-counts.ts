import { judged, type Probe } from '../../probe/probe.ts';

export const updateCounts: Probe = {
  name: 'update-counts',
  question: 'Does an UPDATE count the rows it matched, or those it changed?',
  weAssume: 'matched rows, as the local endpoint counts by default',
  reliedOnBy: ['infra/local/data-api/start-data-api.ts'],
  ifItDiffers:
    'Nothing in production: every guarded UPDATE changes a column, and the suites run under both. ' +
    'Make "changed" the default of DataApiOptions.counts.',
  ask: async ({ api }) => {
    await api.execute('CREATE TABLE counted (id INT PRIMARY KEY, n INT NOT NULL) ENGINE=InnoDB');
    await api.execute('INSERT INTO counted (id, n) VALUES (1, 7)');
    const { numberOfRecordsUpdated } = await api.execute('UPDATE counted SET n = 7 WHERE id = 1');
    const words = numberOfRecordsUpdated === 1 ? 'matched' : 'changed';
    return judged(
      numberOfRecordsUpdated === 1,
      `${words}: ${numberOfRecordsUpdated} counted where one row matched and none changed`,
    );
  },
};
