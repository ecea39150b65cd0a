import { judged, type Probe } from '../../probe/probe.ts';
import { outcomeOf, said } from '../../scratch/outcome.ts';
import { plainRows } from '../../scratch/plain-rows.ts';

const STATEMENTS = [
  { where: 'in single quotes', sql: `SELECT 'at :noon'`, expected: 'at :noon' },
  { where: 'in double quotes', sql: `SELECT "at :noon"`, expected: 'at :noon' },
  { where: 'in a comment', sql: 'SELECT /* at :noon */ 1', expected: '1' },
  { where: 'in a time', sql: `SELECT '10:30:00'`, expected: '10:30:00' },
] as const;

export const colonInText: Probe = {
  name: 'colon-in-text',
  question: 'Is a colon within a literal or a comment taken for a parameter?',
  weAssume: 'no: only :name outside of quotes and comments is one',
  reliedOnBy: ['infra/local/data-api/values/parse-named-parameters.ts'],
  ifItDiffers:
    'Nothing in production: no statement of ours has such a colon, test/unit/tidy.test.ts sees to it. ' +
    'Let parse-named-parameters.ts read SQL as the service does.',
  ask: async ({ api }) => {
    const seen: { readonly text: string; readonly fits: boolean }[] = [];
    for (const { where, sql, expected } of STATEMENTS) {
      const outcome = await outcomeOf(api.execute(sql));
      const answer = said(outcome, (output) => plainRows(output).flat().join());
      seen.push({ text: `${where}: ${answer}`, fits: answer === expected });
    }
    return judged(
      seen.every(({ fits }) => fits),
      seen.map(({ text }) => text).join('; '),
    );
  },
};
