import { describe, expect, it } from 'vitest';
import { HOST_DEMANDS } from '../../../../shared/domain/host/host-demands.ts';
import type { HostColumn, HostSchema, HostTable } from '../../../../shared/domain/host/host-schema.ts';
import { judgeHostSchema } from '../../../../shared/domain/host/judge-host-schema.ts';

const USUAL: HostColumn = {
  table: 'mlm_commission_ledger',
  name: 'id',
  type: 'bigint unsigned',
  kind: 'bigint',
  nullable: true,
  fallback: 'none needed',
  increments: true,
  characters: undefined,
  characterSet: undefined,
  collation: undefined,
  wholeDigits: undefined,
  decimals: undefined,
};

const text = (characters: number, type = 'text'): Partial<HostColumn> => ({
  ...{ type, kind: type, characters, characterSet: 'utf8mb4', collation: 'utf8mb4_unicode_ci' },
});

/** What a column of each demand usually is. */
const TYPES: Readonly<Record<string, Partial<HostColumn>>> = {
  id: {},
  reference: {},
  amount: { type: 'decimal(15,2)', kind: 'decimal', wholeDigits: 13, decimals: 2 },
  instant: { type: 'timestamp', kind: 'timestamp', fallback: 'the moment' },
  word: { type: "enum('pending','approved','paid','sent','failed','system')", kind: 'enum' },
  text: text(65_535),
  JSON: { type: 'json', kind: 'json' },
  name: text(150, 'varchar'),
};

const table = (name: string): HostTable => ({
  ...{ name, engine: 'InnoDB', collation: 'utf8mb4_unicode_ci', partitioned: false, shortKeys: false },
});

const usualSchema = (): HostSchema => ({
  tables: HOST_DEMANDS.map((demand) => table(demand.table)),
  columns: HOST_DEMANDS.flatMap((demand) =>
    demand.columns.map(({ name, holds }) => ({ ...USUAL, ...TYPES[holds], table: demand.table, name })),
  ),
  keys: HOST_DEMANDS.flatMap((demand) =>
    demand.unique.map((columns) => ({
      table: demand.table,
      name: columns[0] === 'id' ? 'PRIMARY' : 'uq',
      unique: true,
      columns: columns.map((name) => ({ name, characters: undefined })),
    })),
  ),
});

const withColumn = (at: string, change: Partial<HostColumn>): HostSchema => {
  const schema = usualSchema();
  return {
    ...schema,
    columns: schema.columns.map((column) =>
      `${column.table}.${column.name}` === at ? { ...column, ...change } : column,
    ),
  };
};

describe('judgeHostSchema', () => {
  it('finds nothing in the usual tables, nor where there are none', () => {
    expect(judgeHostSchema(usualSchema())).toEqual([]);
    expect(judgeHostSchema({ tables: [], columns: [], keys: [] })).toEqual([]);
  });

  it('names what is missing, all of a table at once, with the statement that adds it', () => {
    const schema = usualSchema();
    const columns = schema.columns.filter(({ name }) => !['payout_batch_id', 'amount'].includes(name));
    expect(judgeHostSchema({ ...schema, columns })).toEqual([
      expect.objectContaining({
        column: 'amount, payout_batch_id',
        severity: 'unfit',
        alter:
          'ALTER TABLE mlm_commission_ledger ADD COLUMN amount DECIMAL(15,2) NOT NULL, ADD COLUMN payout_batch_id BIGINT UNSIGNED NULL',
      }),
    ]);
  });

  it.each([
    { at: 'mlm_commission_ledger.amount', change: { type: 'double', kind: 'double' }, severity: 'unfit' },
    { at: 'mlm_commission_ledger.amount', change: { wholeDigits: 18 }, severity: 'taken' },
    {
      at: 'mlm_commission_ledger.created_at',
      change: { type: 'datetime', kind: 'datetime' },
      severity: 'taken',
    },
    { at: 'mlm_notification_log.message', change: { nullable: false }, severity: 'taken' },
    { at: 'mlm_settings.setting_value', change: { nullable: false }, severity: 'unfit' },
    { at: 'mlm_settings.setting_value', change: { characterSet: 'utf8mb3' }, severity: 'unfit' },
    { at: 'mlm_notification_log.id', change: { increments: false }, severity: 'unfit' },
  ])('$severity: $at $change', ({ at, change, severity }) => {
    const found = judgeHostSchema(withColumn(at, change));
    expect(found.map((finding) => [`${finding.table}.${finding.column}`, finding.severity])).toEqual([
      [at, severity],
    ]);
  });

  it('mends a column whose type and emptiness are wrong by one statement: a second would undo the first', () => {
    const at = 'mlm_settings.setting_value';
    const found = judgeHostSchema(withColumn(at, { characterSet: 'latin1', nullable: false }));
    expect(found.map(({ alter }) => alter)).toEqual([
      'ALTER TABLE mlm_settings MODIFY COLUMN setting_value text CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci NULL',
    ]);
  });

  it('says what cannot work before what is taken', () => {
    const { keys, ...schema } = withColumn('mlm_commission_ledger.created_at', {
      kind: 'datetime',
      type: 'datetime',
    });
    const found = judgeHostSchema({ ...schema, keys: keys.filter((key) => key.table !== 'mlm_settings') });
    expect(found.map(({ severity }) => severity)).toEqual(['unfit', 'taken']);
  });
});
