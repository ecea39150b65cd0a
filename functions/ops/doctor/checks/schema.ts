import type { Finding, FindingRow } from '../../../../shared/events/diagnosis.ts';
import {
  type ForeignKey,
  type KeyColumn,
  readForeignKeys,
  readKeyColumns,
} from '../../../../shared/sql/doctor-catalogue.ts';
import { NEEDED_COLUMNS, NEEDED_KEYS, type NeededKey } from '../../../../shared/sql/schema-parts.ts';
import type { Check, Examination } from '../check.ts';
import { counted } from '../wording.ts';

const MIGRATIONS = 'mlm_payout_migrations';
const IDENTIFIER_LENGTH_MAX = 64;

const WHAT_IS_THERE = {
  empty: 'It has none of the tables of the company.',
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
            severity: 'information',
            count: 1,
            amount: null,
            message: `This database has not been migrated. ${WHAT_IS_THERE[state]}`,
            advice: 'Deploy the stack, which migrates, or: payouts migrate',
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

/** The catalogue shows a column of a key only to those who may read it; by what is seen, the key is known. */
const missingKeys = ({ parts }: Examination, keyColumns: readonly KeyColumn[]): FindingRow[] => {
  const keys = [...Map.groupBy(keyColumns, ({ table, key }) => `${table}.${key}`).values()];
  return NEEDED_KEYS.filter((needed) => {
    const columns = needed.columns.filter((column) => parts.has(`${needed.table}.${column}`));
    return !keys.some((found) => found[0]?.table === needed.table && serves(found, { ...needed, columns }));
  }).map(({ table, columns, unique }) => ({
    kind: unique ? 'unique key' : 'key',
    table,
    columns: columns.join(', '),
  }));
};

const schemaIncomplete: Check = {
  name: 'schema_incomplete',
  needs: [MIGRATIONS],
  examine: async (examination) => {
    const keyColumns = await examination.database.read(readKeyColumns());
    const rows = [...missingColumns(examination), ...missingKeys(examination, keyColumns)];
    if (rows.length === 0) return [];
    return [
      {
        check: 'schema_incomplete',
        severity: 'wrong',
        count: rows.length,
        amount: null,
        message: `${counted(rows.length, 'part')} of this version's schema ${rows.length === 1 ? 'is' : 'are'} missing, or the asking user may not see ${rows.length === 1 ? 'it' : 'them'}. Without the unique keys nothing keeps a commission out of a second batch.`,
        advice:
          'payouts migrate; where that changes nothing, somebody dropped them after the migration: restore them as in infra/migrations.',
        rows,
      },
    ];
  },
};

/** The new key stands before the old one goes: no moment without one. */
const restrict = ({
  tableName,
  constraintName,
  columnName,
  referencedTable,
  referencedColumn,
}: ForeignKey) => {
  const renamed = `${constraintName.slice(0, IDENTIFIER_LENGTH_MAX - '_restrict'.length)}_restrict`;
  return [
    `ALTER TABLE \`${tableName}\` ADD CONSTRAINT \`${renamed}\` FOREIGN KEY (\`${columnName}\`) REFERENCES \`${referencedTable}\` (\`${referencedColumn}\`) ON DELETE RESTRICT`,
    `ALTER TABLE \`${tableName}\` DROP FOREIGN KEY \`${constraintName}\``,
  ].join('; ');
};

const cascades = (keys: readonly ForeignKey[]): Finding[] => {
  const found = keys.filter(({ onDelete }) => onDelete === 'CASCADE');
  if (found.length === 0) return [];
  return [
    {
      check: 'cascading_foreign_key',
      severity: 'warning',
      count: found.length,
      amount: null,
      message: `${counted(found.length, 'foreign key')} of the payout tables ${found.length === 1 ? 'deletes' : 'delete'} rows of batches along with what they point at: a payment could vanish with its batch or commission.`,
      advice:
        'Run the statements of each row in a quiet hour: the first copies the table and holds up writers meanwhile.',
      rows: found.map((key) => ({
        table: key.tableName,
        foreignKey: key.constraintName,
        references: key.referencedTable,
        onDelete: key.onDelete,
        statements: restrict(key),
      })),
    },
  ];
};

const cascadingForeignKey: Check = {
  name: 'cascading_foreign_key',
  needs: ['mlm_payout_batch_items'],
  examine: async ({ database }) => {
    const keys = await database.read(readForeignKeys());
    if (keys.length > 0) return cascades(keys);
    return [
      {
        check: 'cascading_foreign_key',
        because:
          "the asking user sees no foreign key of the payout tables, and they have some: ask with the admin's secret (payouts doctor --resource-arn … --secret-arn …)",
      },
    ];
  },
};

/** Tables, columns and keys. */
export const SCHEMA: readonly Check[] = [notMigrated, schemaIncomplete, cascadingForeignKey];
