import type { DatabaseFailureKind } from '../../../../../shared/aws/database-failure.ts';
import { judged, type Probe } from '../../probe/probe.ts';
import { provokeDeadlock } from '../../probe/provoke-deadlock.ts';
import { provokeLockWait } from '../../probe/provoke-lock-wait.ts';
import { inTransaction } from '../../scratch/in-transaction.ts';
import { type Outcome, outcomeOf } from '../../scratch/outcome.ts';
import type { Scratch } from '../../scratch/scratch.ts';

type Expected = {
  readonly errno: number;
  readonly kind: DatabaseFailureKind;
  readonly provoke: (scratch: Scratch) => Promise<Outcome<unknown>>;
};

const statement =
  (sql: string): Expected['provoke'] =>
  ({ api }) =>
    outcomeOf(api.execute(sql));

const ERRORS: readonly Expected[] = [
  { errno: 1062, kind: 'duplicate', provoke: statement('INSERT INTO erring (id, n) VALUES (1, 0)') },
  { errno: 1213, kind: 'deadlock', provoke: (scratch) => provokeDeadlock(scratch, 'erring') },
  {
    errno: 1205,
    kind: 'lock_wait',
    provoke: (scratch) =>
      inTransaction(scratch, (transactionId) => provokeLockWait(scratch, 'erring', transactionId)),
  },
  { errno: 1146, kind: 'schema', provoke: statement('SELECT id FROM no_such_table') },
  { errno: 1054, kind: 'schema', provoke: statement('SELECT no_such_column FROM erring') },
];

const check = async (scratch: Scratch, { errno, kind, provoke }: Expected) => {
  const outcome = await provoke(scratch);
  if (outcome.kind === 'answered') return { fits: false, text: `${errno}: no error came` };
  const { failure, text } = outcome;
  const classified = failure.kind === kind ? '' : ` (taken for "${failure.kind}" instead of "${kind}")`;
  return {
    fits: classified === '' && text.includes(`; Error code: ${errno}; `),
    text: `${text}${classified}`,
  };
};

export const errorTexts: Probe = {
  name: 'error-texts',
  question: 'How are 1062, 1213, 1205, 1146 and 1054 worded, and does the code tell them apart?',
  weAssume: 'DatabaseErrorException, its text ends in "; Error code: <number>; SQLState: <state>"',
  reliedOnBy: ['shared/aws/database-failure.ts', 'shared/aws/database.ts'],
  ifItDiffers:
    'Teach shared/aws/database-failure.ts these texts before running payouts, and infra/local/data-api/sessions/sql-error.ts likewise.',
  ask: async (scratch) => {
    await scratch.api.execute('CREATE TABLE erring (id INT PRIMARY KEY, n INT NOT NULL) ENGINE=InnoDB');
    await scratch.api.execute('INSERT INTO erring (id, n) VALUES (1, 0), (2, 0)');
    const seen: Awaited<ReturnType<typeof check>>[] = [];
    for (const each of ERRORS) seen.push(await check(scratch, each));
    return judged(
      seen.every(({ fits }) => fits),
      seen.map(({ text }) => text).join(' | '),
    );
  },
};
