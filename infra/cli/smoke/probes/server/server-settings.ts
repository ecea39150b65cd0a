import { judged, type Probe } from '../../probe/probe.ts';
import { outcomeOf } from '../../scratch/outcome.ts';
import { plainRows } from '../../scratch/plain-rows.ts';

const SETTINGS = [
  'version',
  'sql_mode',
  'time_zone',
  'transaction_isolation',
  'tx_isolation',
  'innodb_lock_wait_timeout',
  'lock_wait_timeout',
  'innodb_rollback_on_timeout',
  'group_concat_max_len',
  'character_set_connection',
  'collation_connection',
  'autocommit',
];

const ISOLATION = ['READ-COMMITTED', 'REPEATABLE-READ'];
/** 15 digests of 64 characters, in shared/sql/batches/item-totals.ts. */
const GROUP_CONCAT_BYTES_MIN = 960;

export const serverSettings: Probe = {
  name: 'server-settings',
  question: 'Does SHOW return rows, and what does a session begin with?',
  weAssume: `the UTC time zone, ${ISOLATION.join(' or ')}, 960 bytes of GROUP_CONCAT; everything else each transaction sets for itself`,
  reliedOnBy: ['shared/sql/session.ts', 'shared/sql/columns.ts', 'shared/sql/batches/item-totals.ts'],
  ifItDiffers:
    'Set the time zone, transaction_isolation = READ-COMMITTED and group_concat_max_len = 1024 in the parameter group of the cluster, then ask again.',
  ask: async ({ api }) => {
    const names = SETTINGS.map((name) => `'${name}'`).join(', ');
    const shown = await outcomeOf(api.execute(`SHOW VARIABLES WHERE Variable_name IN (${names})`));
    if (shown.kind === 'refused') return judged(false, shown.text);
    const values = new Map(plainRows(shown.answer).map(([name = '', value = '']) => [name, value]));
    const [[shift] = []] = plainRows(
      await api.execute('SELECT TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(), LOCALTIMESTAMP())'),
    );
    const isolation = values.get('transaction_isolation') ?? values.get('tx_isolation') ?? 'unknown';
    const bytes = Number(values.get('group_concat_max_len'));
    return judged(
      shift === '0' && ISOLATION.includes(isolation) && bytes >= GROUP_CONCAT_BYTES_MIN,
      `${[...values].map(([name, value]) => `${name} ${value || '(empty)'}`).join(', ')}; local time is UTC plus ${shift} s`,
    );
  },
};
