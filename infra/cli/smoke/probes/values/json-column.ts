import { parametersOf } from '../../../../../shared/aws/execute-statement.ts';
import { judged, type Probe } from '../../probe/probe.ts';
import { outcomeOf } from '../../scratch/outcome.ts';
import { plainRows } from '../../scratch/plain-rows.ts';

const WRITTEN = '{"total": "11810454.35", "a": [1, 2]}';

export const jsonColumn: Probe = {
  name: 'json-column',
  question: 'Does text bound to a JSON column come back as JSON text?',
  weAssume: 'yes, perhaps with its keys in another order: what is hashed lies in TEXT columns',
  reliedOnBy: ['shared/sql/notices/notification-log.ts', 'infra/migrations/0001-host-tables.sql'],
  ifItDiffers: 'Do not run payouts on this cluster: notices could not be written, or not be sent.',
  ask: async ({ api }) => {
    await api.execute('CREATE TABLE jsonic (id INT PRIMARY KEY, payload JSON NULL) ENGINE=InnoDB');
    const written = await outcomeOf(
      api.execute('INSERT INTO jsonic (id, payload) VALUES (1, :payload)', {
        parameters: parametersOf({ payload: WRITTEN }),
      }),
    );
    if (written.kind === 'refused') return judged(false, written.text);
    const [[text = ''] = []] = plainRows(await api.execute('SELECT payload FROM jsonic'));
    const same = (value: { readonly total?: unknown; readonly a?: unknown }) =>
      value.total === '11810454.35' && JSON.stringify(value.a) === '[1,2]';
    return judged(text.startsWith('{') && same(JSON.parse(text)), `${text} of ${WRITTEN}`);
  },
};
