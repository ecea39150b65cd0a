import { judged, type Probe } from '../../probe/probe.ts';
import { outcomeOf, said } from '../../scratch/outcome.ts';

const EXPECTED = '[{"odd":9007199254740993}]';

export const jsonFormat: Probe = {
  name: 'json-format',
  question: 'Does formatRecordsAs JSON keep the digits of a BIGINT above 2^53?',
  weAssume: 'yes, as a JSON number, which JSON.parse would round; nothing of ours asks for it',
  reliedOnBy: ['infra/local/data-api/values/field-writer.ts'],
  ifItDiffers:
    'Nothing in production. Let jsonWriter in infra/local/data-api/values/field-writer.ts write it alike.',
  ask: async ({ api }) => {
    const sql = 'SELECT CAST(9007199254740993 AS SIGNED) AS odd';
    const outcome = await outcomeOf(api.execute(sql, { formatRecordsAs: 'JSON' }));
    const text = said(outcome, ({ formattedRecords = 'no formattedRecords' }) => formattedRecords);
    return judged(text.replaceAll(/\s/g, '') === EXPECTED, text);
  },
};
