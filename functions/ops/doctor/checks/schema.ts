import { agree } from '../../../../shared/domain/basics/agree.ts';
import { CLI } from '../../../../shared/domain/basics/cli.ts';
import { counted } from '../../../../shared/domain/basics/counted.ts';
import type { Finding, FindingRow, NotChecked } from '../../../../shared/events/diagnosis.ts';
import { type KeyColumn, readKeyColumns } from '../../../../shared/sql/doctor/catalogue.ts';
import { NEEDED_COLUMNS, NEEDED_KEYS, type NeededKey } from '../../../../shared/sql/doctor/schema-parts.ts';
import type { Check, Examination } from '../check/check.ts';
import { ASK_AS_ADMIN } from '../check/wording.ts';

const MIGRATIONS = 'mlm_payout_migrations';

const WHAT_IS_THERE = {
  empty: 'It has none of the tables of the company: is it the right one (--database)?',
  host: "It has the company's tables, and none of the payouts'.",
  phase_five:
    'It has the tables of the old script, in which nothing keeps a commission out of a second batch.',
} as const;

const notMigrated: Check = {
  name: 'not_migrated',
  needs: [],
  examine: async ({ state }) =>
    state === 'migrated'
      ? []
      : [
          {
            check: 'not_migrated',
            // The wrong database looks like this: never let it pass for a sound one.
            severity: state === 'empty' ? 'warning' : 'information',
            count: 1,
            amount: null,
            message: `This database has not been migrated. ${WHAT_IS_THERE[state]}`,
            advice: `Deploy the stack, which migrates, or: ${CLI} migrate`,
            rows: [],
          },
        ],
};

const missingColumns = ({ parts }: Examination): FindingRow[] =>
  Object.entries(NEEDED_COLUMNS).flatMap(([table, columns]) =>
    columns
      .filter((column) => !parts.has(`${table}.${column}`))
      .map((column) => ({ kind: 'column', table, columns: column })),
  );

const serves = (found: readonly KeyColumn[], { columns, unique }: NeededKey): boolean =>
  (!unique || (found[0]?.unique === true && found.length === columns.length)) &&
  columns.every((column, index) => found[index]?.column === column);

/** The server tells of a key only those who may read all of its columns. */
const isVisible = ({ parts }: Examination, { table, columns }: NeededKey): boolean =>
  columns.every((column) => parts.has(`${table}.${column}`));

const missingKeys = (examination: Examination, keyColumns: readonly KeyColumn[]): FindingRow[] => {
  const keys = [...Map.groupBy(keyColumns, ({ table, key }) => `${table}.${key}`).values()];
  return NEEDED_KEYS.filter(
    (needed) =>
      isVisible(examination, needed) &&
      !keys.some((found) => found[0]?.table === needed.table && serves(found, needed)),
  ).map(({ table, columns, unique }) => ({
    kind: unique ? 'unique key' : 'key',
    table,
    columns: columns.join(', '),
  }));
};

const unseenKeys = (examination: Examination): NotChecked[] => {
  const unseen = NEEDED_KEYS.filter((needed) => !isVisible(examination, needed));
  const names = unseen.map(({ table, columns }) => `${table} (${columns.join(', ')})`);
  if (names.length === 0) return [];
  return [
    {
      check: 'schema_incomplete',
      because: `the asking user may not see these keys: ${names.join(', ')}: ${ASK_AS_ADMIN}`,
    },
  ];
};

const incomplete = (rows: FindingRow[]): Finding[] =>
  rows.length === 0
    ? []
    : [
        {
          check: 'schema_incomplete',
          severity: 'wrong',
          count: rows.length,
          amount: null,
          message: `${counted(rows.length, 'part')} of this version's schema ${agree(rows.length, 'is', 'are')} missing, or the asking user may not see ${agree(rows.length, 'it', 'them')}. Without the unique keys nothing keeps a commission out of a second batch.`,
          advice: `${CLI} migrate; where that changes nothing, somebody dropped them after the migration: restore them as in infra/migrations.`,
          rows,
        },
      ];

const schemaIncomplete: Check = {
  name: 'schema_incomplete',
  needs: [MIGRATIONS],
  examine: async (examination) => {
    const keyColumns = await examination.database.read(readKeyColumns());
    const rows = [...missingColumns(examination), ...missingKeys(examination, keyColumns)];
    return [...incomplete(rows), ...unseenKeys(examination)];
  },
};

/** Whether the tables, columns and keys are there. */
export const SCHEMA: readonly Check[] = [notMigrated, schemaIncomplete];
