import { judged, type Probe } from '../../probe/probe.ts';
import { outcomeOf, said } from '../../scratch/outcome.ts';

const TABLE = `CREATE TABLE constrained (id INT PRIMARY KEY, live INT NULL, kind ENUM('a', 'b') NULL, UNIQUE KEY uq_live (live),
  CONSTRAINT ck_live CHECK (live IS NULL OR live = id)) ENGINE=InnoDB`;

const VIOLATIONS = [
  {
    what: 'CHECK',
    sql: 'INSERT INTO constrained (id, live) VALUES (3, 4)',
    errno: /Error code: (3819|4025);/,
  },
  { what: 'UNIQUE', sql: 'UPDATE constrained SET id = 1 WHERE id = 2', errno: /Error code: 1062;/ },
  { what: 'NOT NULL', sql: 'INSERT INTO constrained (id) VALUES (NULL)', errno: /Error code: 1048;/ },
] as const;

export const constraintErrors: Probe = {
  name: 'constraint-errors',
  question: 'Do a CHECK, a UNIQUE key and NOT NULL refuse, and under which numbers?',
  weAssume: '3819 (MariaDB: 4025), 1062 and 1048',
  reliedOnBy: ['infra/migrations/0002-payout-tables.sql', 'shared/aws/database-failure.ts'],
  ifItDiffers:
    'A constraint that does not refuse: do not run payouts on this cluster. Another number: teach shared/aws/database-failure.ts.',
  ask: async ({ api }) => {
    await api.execute(TABLE);
    await api.execute('INSERT INTO constrained (id, live) VALUES (1, 1), (2, NULL)');
    const seen: { readonly text: string; readonly fits: boolean }[] = [];
    for (const { what, sql, errno } of VIOLATIONS) {
      const outcome = await outcomeOf(api.execute(sql));
      const text = said(outcome, () => 'accepted');
      seen.push({ text: `${what}: ${text}`, fits: errno.test(text) });
    }
    return judged(
      seen.every(({ fits }) => fits),
      seen.map(({ text }) => text).join(' | '),
    );
  },
};
