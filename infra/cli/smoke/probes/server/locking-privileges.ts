import { judged, notAsked, type Observation, type Probe } from '../../probe/probe.ts';
import { type Outcome, outcomeOf, said } from '../../scratch/outcome.ts';
import { accountOf, dropUser, type Scratch } from '../../scratch/scratch.ts';

/** What each gives the user, on top of the one before. */
const STEPS = [
  { name: 'SELECT', grant: 'SELECT' },
  { name: 'SELECT and UPDATE of one column', grant: 'UPDATE (n)' },
  { name: 'SELECT and UPDATE', grant: 'UPDATE' },
] as const;

/**
 * The Data API signs in by a secret, and a secret is no part of a scratch schema: so a procedure locks the row with the
 * rights of its definer, a user who can sign in nowhere.
 */
const setUp = (scratch: Scratch): readonly string[] => [
  'CREATE TABLE privileged (id INT PRIMARY KEY, n INT NOT NULL) ENGINE=InnoDB',
  'INSERT INTO privileged (id, n) VALUES (1, 0)',
  `CREATE DEFINER = ${accountOf(scratch.username)} PROCEDURE lock_row() SQL SECURITY DEFINER
     SELECT id INTO @smoke FROM privileged WHERE id = 1 FOR UPDATE`,
  `GRANT EXECUTE ON PROCEDURE lock_row TO ${accountOf(scratch.username)}`,
];

const firstRefused = async ({ api }: Scratch, statements: readonly string[]): Promise<string | undefined> => {
  for (const sql of statements) {
    const outcome = await outcomeOf(api.execute(sql));
    if (outcome.kind === 'refused') return outcome.text;
  }
  return undefined;
};

const lock = ({ api }: Scratch): Promise<Outcome<unknown>> => outcomeOf(api.execute('CALL lock_row()'));

const lockUnderEach = async (scratch: Scratch): Promise<Observation> => {
  // The cross-check: with no right to the table at all it must be refused, or the answers below mean nothing.
  if ((await lock(scratch)).kind === 'answered')
    return notAsked('the procedure has more rights than its definer');
  const seen: { readonly text: string; readonly locked: boolean }[] = [];
  for (const { name, grant } of STEPS) {
    await scratch.api.execute(`GRANT ${grant} ON privileged TO ${accountOf(scratch.username)}`);
    const outcome = await lock(scratch);
    seen.push({ text: `${name}: ${said(outcome, () => 'locks')}`, locked: outcome.kind === 'answered' });
  }
  return judged(seen.at(-1)?.locked === true, seen.map(({ text }) => text).join('; '));
};

export const lockingPrivileges: Probe = {
  name: 'locking-privileges',
  question: 'Which privileges does SELECT … FOR UPDATE need?',
  weAssume: 'SELECT and UPDATE of the table are enough; where less is enough, the grants could be narrower',
  reliedOnBy: ['shared/sql/grants.ts'],
  ifItDiffers:
    'Do not run payouts on this cluster: the functions could not lock. Widen shared/sql/grants.ts.',
  ask: async (scratch) => {
    const account = accountOf(scratch.username);
    const drop = dropUser(scratch.username);
    scratch.leftovers.add(drop);
    const create = `CREATE USER ${account} IDENTIFIED BY 'Aa1_${scratch.username}' ACCOUNT LOCK`;
    // Made to the end, whoever interrupts: given up, it might be made after it was dropped.
    const user = await outcomeOf(scratch.steady.execute(create, { database: undefined }));
    if (user.kind === 'refused') {
      scratch.leftovers.delete(drop);
      return notAsked(`the admin may not make a user: ${user.text}`);
    }
    const refused = await firstRefused(scratch, setUp(scratch));
    if (refused !== undefined) return notAsked(`the admin may not act for another user: ${refused}`);
    return await lockUnderEach(scratch);
  },
};
