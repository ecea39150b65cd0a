import { agree } from '../../../../shared/domain/basics/agree.ts';
import { counted } from '../../../../shared/domain/basics/counted.ts';
import type { Finding } from '../../../../shared/events/diagnosis.ts';
import { type ForeignKey, readForeignKeys } from '../../../../shared/sql/doctor/catalogue.ts';
import type { Check } from '../check/check.ts';
import { UNSEEN } from '../check/wording.ts';

const IDENTIFIER_LENGTH_MAX = 64;

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
      message: `${counted(found.length, 'foreign key')} of the payout tables ${agree(found.length, 'deletes', 'delete')} rows of batches along with what they point at: a payment could vanish with its batch or commission.`,
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

const ITEMS = 'mlm_payout_batch_items';

/** Rows of batches that go when what they point at goes. */
export const cascadingForeignKey: Check = {
  name: 'cascading_foreign_key',
  needs: [ITEMS],
  examine: async ({ database }) => {
    const keys = await database.read(readForeignKeys());
    // Items always have some. Where theirs are not seen, MariaDB hides them from whoever may only read the table.
    if (keys.some(({ tableName }) => tableName === ITEMS)) return cascades(keys);
    return [{ check: 'cascading_foreign_key', because: UNSEEN }];
  },
};
