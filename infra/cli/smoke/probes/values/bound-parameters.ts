import { parametersOf } from '../../../../../shared/aws/execute-statement.ts';
import { judged, type Probe } from '../../probe/probe.ts';
import { outcomeOf, said } from '../../scratch/outcome.ts';
import { plainRows } from '../../scratch/plain-rows.ts';

const QUESTIONS = [
  { what: 'LIMIT :n', sql: 'SELECT id FROM bound ORDER BY id LIMIT :n', params: { n: 2 }, expected: '1,2' },
  {
    what: 'FIND_IN_SET',
    sql: 'SELECT id FROM bound WHERE FIND_IN_SET(id, :ids) > 0 ORDER BY id',
    params: { ids: '3,1' },
    expected: '1,3',
  },
  {
    what: 'FIND_IN_SET of nothing',
    sql: 'SELECT id FROM bound WHERE FIND_IN_SET(id, :ids) > 0',
    params: { ids: '' },
    expected: '',
  },
  { what: 'NULL', sql: 'SELECT COALESCE(:none, :word)', params: { none: null, word: 'w' }, expected: 'w' },
  {
    what: 'one name twice',
    sql: 'SELECT id FROM bound WHERE id = :n OR id = :n + 1 ORDER BY id',
    params: { n: 1 },
    expected: '1,2',
  },
  {
    what: `text with ' " \\ : ₹`,
    sql: 'SELECT :text',
    params: { text: `it's "5\\6" :n ₹` },
    expected: `it's "5\\6" :n ₹`,
  },
] as const;

export const boundParameters: Probe = {
  name: 'bound-parameters',
  question: 'What may a bound parameter stand for: a LIMIT, the list of FIND_IN_SET, NULL, any text?',
  weAssume: 'all of these; whole numbers as longValue, everything else as stringValue',
  reliedOnBy: ['shared/aws/execute-statement.ts', 'shared/sql/batches/claim.ts', 'shared/sql/runs/survey.ts'],
  ifItDiffers:
    'Do not run payouts on this cluster: the claim, or the parameters in general, must change first.',
  ask: async ({ api }) => {
    await api.execute('CREATE TABLE bound (id INT PRIMARY KEY) ENGINE=InnoDB');
    await api.execute('INSERT INTO bound (id) VALUES (1), (2), (3)');
    const wrong: string[] = [];
    for (const { what, sql, params, expected } of QUESTIONS) {
      const outcome = await outcomeOf(api.execute(sql, { parameters: parametersOf(params) }));
      const answer = said(outcome, (output) => plainRows(output).flat().join());
      if (answer !== expected) wrong.push(`${what}: ${JSON.stringify(answer)} instead of "${expected}"`);
    }
    return judged(
      wrong.length === 0,
      wrong.join('; ') || `${QUESTIONS.length} of ${QUESTIONS.length} as written`,
    );
  },
};
