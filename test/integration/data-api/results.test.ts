import type { Field } from '@aws-sdk/client-rds-data';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engine } from '../../support/engine.ts';
import { aDataApi, failure } from './a-data-api.ts';

let api: Awaited<ReturnType<typeof aDataApi>>;
beforeAll(async () => {
  api = await aDataApi();
});
afterAll(() => api.stop());

/** Through a column, where an expression would not have the type. */
async function stored(type: string, literal: string) {
  await api.execute('DROP TABLE IF EXISTS t.one');
  await api.execute(`CREATE TABLE t.one (v ${type})`);
  await api.execute(`INSERT INTO t.one VALUES (${literal})`);
  const { records, columnMetadata } = await api.execute('SELECT v FROM t.one', {
    includeResultMetadata: true,
  });
  return { field: records?.[0]?.[0], column: columnMetadata?.[0] };
}

/** Types that the other server does not know. */
const ofItsOwn = { mariadb: ['UUID', 'INET4'], mysql: [] } as const;

describe('a column of type', () => {
  it.each<{ type: string; literal: string; field: Field; typeName: string }>([
    { type: 'TINYINT', literal: '-5', field: { longValue: -5 }, typeName: 'TINYINT' },
    { type: 'TINYINT(1)', literal: '7', field: { booleanValue: true }, typeName: 'BIT' },
    { type: 'BOOLEAN', literal: 'FALSE', field: { booleanValue: false }, typeName: 'BIT' },
    {
      type: 'SMALLINT UNSIGNED',
      literal: '65535',
      field: { longValue: 65_535 },
      typeName: 'SMALLINT UNSIGNED',
    },
    { type: 'MEDIUMINT', literal: '-1', field: { longValue: -1 }, typeName: 'MEDIUMINT' },
    { type: 'INT', literal: '42', field: { longValue: 42 }, typeName: 'INT' },
    { type: 'INT(8) ZEROFILL', literal: '42', field: { longValue: 42 }, typeName: 'INT UNSIGNED' },
    { type: 'BIGINT', literal: '-42', field: { longValue: -42 }, typeName: 'BIGINT' },
    { type: 'BIGINT UNSIGNED', literal: '42', field: { longValue: 42 }, typeName: 'BIGINT UNSIGNED' },
    { type: 'FLOAT', literal: '1.5', field: { doubleValue: 1.5 }, typeName: 'FLOAT' },
    { type: 'DOUBLE', literal: '1e30', field: { doubleValue: 1e30 }, typeName: 'DOUBLE' },
    {
      type: 'DECIMAL(10,4)',
      literal: '123456.789',
      field: { stringValue: '123456.7890' },
      typeName: 'DECIMAL',
    },
    { type: 'DECIMAL(5)', literal: '7', field: { stringValue: '7' }, typeName: 'DECIMAL' },
    { type: 'CHAR(3)', literal: "'abc'", field: { stringValue: 'abc' }, typeName: 'VARCHAR' },
    { type: 'VARCHAR(9)', literal: "'₹ é'", field: { stringValue: '₹ é' }, typeName: 'VARCHAR' },
    { type: 'TEXT', literal: `'a"\\\\\\n'`, field: { stringValue: 'a"\\\n' }, typeName: 'TEXT' },
    { type: "ENUM('a','b')", literal: "'b'", field: { stringValue: 'b' }, typeName: 'VARCHAR' },
    { type: 'DATE', literal: "'2026-11-22'", field: { stringValue: '2026-11-22' }, typeName: 'DATE' },
    { type: 'TIME(3)', literal: "'10:11:12.5'", field: { stringValue: '10:11:12.500' }, typeName: 'TIME' },
    {
      type: 'DATETIME(6)',
      literal: "'2026-11-22 10:11:12.123456'",
      field: { stringValue: '2026-11-22 10:11:12.123456' },
      typeName: 'DATETIME',
    },
    {
      type: 'TIMESTAMP',
      literal: "'2026-11-22 10:11:12'",
      field: { stringValue: '2026-11-22 10:11:12' },
      typeName: 'TIMESTAMP',
    },
    // As MySQL writes it; MariaDB keeps the text it was given.
    { type: 'JSON', literal: `'{"a": 1}'`, field: { stringValue: '{"a": 1}' }, typeName: 'JSON' },
    { type: 'BIT(1)', literal: "b'1'", field: { booleanValue: true }, typeName: 'BIT' },
    { type: 'BIT(1)', literal: "b'0'", field: { booleanValue: false }, typeName: 'BIT' },
    {
      type: 'BINARY(2)',
      literal: "x'00ff'",
      field: { blobValue: Uint8Array.of(0, 255) },
      typeName: 'VARBINARY',
    },
    { type: 'BLOB', literal: "x'00ff'", field: { blobValue: Uint8Array.of(0, 255) }, typeName: 'BLOB' },
    { type: 'INT', literal: 'NULL', field: { isNull: true }, typeName: 'INT' },
  ])('$type holding $literal comes out as $field', async ({ type, literal, field, typeName }) => {
    const out = await stored(type, literal);
    const plain = out.field?.blobValue ? { blobValue: Uint8Array.from(out.field.blobValue) } : out.field;
    expect(plain).toEqual(field);
    expect(out.column).toMatchObject({
      name: 'v',
      label: 'v',
      typeName,
      tableName: 'one',
      schemaName: 't',
      nullable: 1,
    });
  });

  it.each(['YEAR', "SET('a')", 'POINT', ...ofItsOwn[engine.name]])('%s is not supported', async (type) => {
    expect(await failure(stored(type, 'NULL'))).toMatchObject({
      name: 'UnsupportedResultException',
      status: 400,
    });
  });
});

describe('an option of the result', () => {
  it.each([
    { sql: 'SELECT 1.50', options: { decimalReturnType: 'DOUBLE_OR_LONG' }, field: { doubleValue: 1.5 } },
    {
      sql: 'SELECT CAST(7 AS DECIMAL(5))',
      options: { decimalReturnType: 'DOUBLE_OR_LONG' },
      field: { longValue: 7 },
    },
    { sql: 'SELECT 1.50', options: { decimalReturnType: 'STRING' }, field: { stringValue: '1.50' } },
    { sql: 'SELECT SUM(n) FROM (SELECT 1 n) x', options: {}, field: { stringValue: '1' } },
    { sql: 'SELECT COUNT(*)', options: {}, field: { longValue: 1 } },
    { sql: 'SELECT COUNT(*)', options: { longReturnType: 'STRING' }, field: { stringValue: '1' } },
  ] as const)('$sql with $options gives $field', async ({ sql, options, field }) => {
    expect((await api.execute(sql, { resultSetOptions: options })).records).toEqual([[field]]);
  });

  it('formatRecordsAs JSON gives objects by label, and no metadata', async () => {
    const sql = "SELECT 9007199254740993 AS big, 1.50 AS amount, 'é\"' AS text, NULL AS nothing, TRUE AS yes";
    const reply = await api.execute(sql, { formatRecordsAs: 'JSON', includeResultMetadata: true });
    expect(reply.formattedRecords).toBe(
      '[{"big":9007199254740993,"amount":1.50,"text":"é\\"","nothing":null,"yes":1}]',
    );
    expect(reply.records).toBeUndefined();
    expect(reply.columnMetadata).toBeUndefined();
  });

  it('formatRecordsAs JSON refuses two columns of one label', async () => {
    const call = api.execute('SELECT 1 AS a, 2 AS a', { formatRecordsAs: 'JSON' });
    expect(await failure(call)).toMatchObject({ name: 'BadRequestException' });
  });
});
