import * as z from 'zod';
import { executeRead, executeWrite } from '../../../../../shared/aws/execute-statement.ts';
import { CountColumn, UtcColumn, utcText } from '../../../../../shared/sql/columns.ts';
import { judged, type Probe } from '../../probe/probe.ts';
import { outcomeOf } from '../../scratch/outcome.ts';
import { plainRows } from '../../scratch/plain-rows.ts';

const SECONDS = 1_795_300_200;
const AT = new Date('2026-11-22T01:02:03.120Z');
const MICROSECONDS = '2026-11-22 01:02:03.123456';

const readInstants = {
  sql: 'SELECT at AS writtenAt, UNIX_TIMESTAMP(stamp) AS seconds FROM instant WHERE id = 1',
  params: {},
  row: z.object({ writtenAt: UtcColumn, seconds: CountColumn }),
};

export const instants: Probe = {
  name: 'instants',
  question: 'How does a DATETIME(6) come back, and does an instant survive FROM_UNIXTIME and UNIX_TIMESTAMP?',
  weAssume: 'as text with its fraction, in no other zone than it was written; the seconds as they were',
  reliedOnBy: ['shared/sql/columns.ts', 'shared/sql/runs/survey.ts', 'shared/sql/runs/runs.ts'],
  ifItDiffers:
    'Do not run payouts on this cluster: windows and intervals would be wrong. Teach shared/sql/columns.ts this form first.',
  ask: async ({ api, deps }) => {
    const connection = { client: deps.clients.once, target: deps.target };
    await api.execute(
      'CREATE TABLE instant (id INT PRIMARY KEY, at DATETIME(6) NOT NULL, stamp TIMESTAMP NOT NULL) ENGINE=InnoDB',
    );
    await executeWrite(connection, {
      sql: 'INSERT INTO instant (id, at, stamp) VALUES (1, :at, FROM_UNIXTIME(:seconds)), (2, :exact, FROM_UNIXTIME(1))',
      params: { at: utcText(AT), seconds: SECONDS, exact: MICROSECONDS },
      expectRows: 2,
    });
    const texts = plainRows(await api.execute('SELECT at FROM instant ORDER BY id')).flat();
    const read = await outcomeOf(executeRead(connection, readInstants));
    if (read.kind === 'refused') return judged(false, read.text);
    const [row] = read.answer;
    const fits = row?.writtenAt.getTime() === AT.getTime() && row.seconds === SECONDS;
    return judged(
      fits && texts[1] === MICROSECONDS,
      `DATETIME(6): ${texts.join(' and ')}; seconds: ${row?.seconds} of ${SECONDS}`,
    );
  },
};
