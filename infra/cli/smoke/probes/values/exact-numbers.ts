import * as z from 'zod';
import { executeRead } from '../../../../../shared/aws/execute-statement.ts';
import { judged, type Probe } from '../../probe/probe.ts';

const EXPECTED = {
  largest: '18446744073709551615',
  odd: '9007199254740993',
  amount: '11810454.35',
  total: '11810454.35',
  rowCount: '1',
};

/** What every read of ours asks for: labels from the aliases, decimals and longs as text. */
const readNumbers = {
  sql: `SELECT largest, odd, amount, (SELECT SUM(s.amount) FROM exact s) AS total,
               (SELECT COUNT(*) FROM exact c) AS rowCount FROM exact`,
  params: {},
  row: z.record(z.string(), z.union([z.string(), z.boolean(), z.null()])),
};

export const exactNumbers: Probe = {
  name: 'exact-numbers',
  question: 'Do BIGINT and DECIMAL arrive as text, digit by digit, under the names the SELECT gave them?',
  weAssume: 'yes, with longReturnType and decimalReturnType STRING, a SUM and a COUNT too',
  reliedOnBy: ['shared/aws/execute-statement.ts', 'shared/domain/basics/money.ts', 'shared/sql/columns.ts'],
  ifItDiffers:
    'Do not run payouts on this cluster: ids or amounts would be wrong. CAST(… AS CHAR) in shared/sql first.',
  ask: async ({ api, deps }) => {
    await api.execute(
      'CREATE TABLE exact (id INT PRIMARY KEY, largest BIGINT UNSIGNED, odd BIGINT, amount DECIMAL(15,2)) ENGINE=InnoDB',
    );
    const values = `1, ${EXPECTED.largest}, ${EXPECTED.odd}, ${EXPECTED.amount}`;
    await api.execute(`INSERT INTO exact (id, largest, odd, amount) VALUES (${values})`);
    const [row] = await executeRead({ client: deps.clients.once, target: deps.target }, readNumbers);
    const fits = JSON.stringify(row) === JSON.stringify(EXPECTED);
    return judged(
      fits,
      fits ? 'exact, by name' : `${JSON.stringify(row)} instead of ${JSON.stringify(EXPECTED)}`,
    );
  },
};
