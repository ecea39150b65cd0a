import type { Field, SqlParameter } from '@aws-sdk/client-rds-data';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aDataApi, failure } from './a-data-api.ts';

let api: Awaited<ReturnType<typeof aDataApi>>;
beforeAll(async () => {
  api = await aDataApi();
});
afterAll(() => api.stop());

const select = async (expression: string, parameters: SqlParameter[] = []) =>
  (await api.execute(`SELECT ${expression}`, { parameters })).records?.[0]?.[0];

describe('a parameter', () => {
  it.each<{ value: Field; typeHint?: SqlParameter['typeHint']; expression?: string; field: Field }>([
    { value: { isNull: true }, field: { isNull: true } },
    { value: { isNull: true }, typeHint: 'DECIMAL', field: { isNull: true } },
    { value: { booleanValue: true }, field: { longValue: 1 } },
    { value: { longValue: -7 }, field: { longValue: -7 } },
    { value: { longValue: -7 }, expression: '1-:p', field: { longValue: 8 } },
    { value: { doubleValue: 0.1 }, field: { doubleValue: 0.1 } },
    { value: { doubleValue: 0.1 }, expression: ':p + 0.2', field: { doubleValue: 0.300_000_000_000_000_04 } },
    { value: { stringValue: "it's \\ \n \0 ₹ 😀" }, field: { stringValue: "it's \\ \n \0 ₹ 😀" } },
    { value: { stringValue: '0.1' }, typeHint: 'DECIMAL', field: { stringValue: '0.1' } },
    {
      value: { stringValue: '0.1' },
      typeHint: 'DECIMAL',
      expression: ':p + 0.2',
      field: { stringValue: '0.3' },
    },
    {
      value: { stringValue: '-9007199254740993.01' },
      typeHint: 'DECIMAL',
      field: { stringValue: '-9007199254740993.01' },
    },
    { value: { stringValue: '2026-11-22' }, typeHint: 'DATE', field: { stringValue: '2026-11-22' } },
    { value: { stringValue: '10:11:12.123' }, typeHint: 'TIME', field: { stringValue: '10:11:12.123' } },
    {
      value: { stringValue: '2026-11-22 10:11:12' },
      typeHint: 'TIMESTAMP',
      field: { stringValue: '2026-11-22 10:11:12' },
    },
    {
      value: { stringValue: '{"a":1}' },
      typeHint: 'JSON',
      expression: "JSON_VALUE(:p, '$.a')",
      field: { stringValue: '1' },
    },
    { value: { blobValue: Uint8Array.of(1, 2) }, expression: 'HEX(:p)', field: { stringValue: '0102' } },
  ])(
    '$value as $typeHint in $expression gives $field',
    async ({ value, typeHint, expression = ':p', field }) => {
      const parameter = { name: 'p', value, ...(typeHint ? { typeHint } : {}) };
      expect(await select(expression, [parameter])).toEqual(field);
    },
  );

  it('keeps every digit of a long in both directions', async () => {
    const value = { longValue: 9_007_199_254_740_993n as unknown as number };
    expect(await select('CAST(:p AS CHAR)', [{ name: 'p', value }])).toEqual({
      stringValue: '9007199254740993',
    });
    const { records } = await api.execute('SELECT 9223372036854775807', {
      resultSetOptions: { longReturnType: 'STRING' },
    });
    expect(records).toEqual([[{ stringValue: '9223372036854775807' }]]);
  });

  it('in LIMIT is a number', async () => {
    const parameters = [{ name: 'n', value: { longValue: 1 } }];
    expect((await api.execute('SELECT 1 UNION ALL SELECT 2 LIMIT:n', { parameters })).records).toHaveLength(
      1,
    );
  });

  it.each<{ given: string; parameter: SqlParameter; name: string }>([
    {
      given: 'an array',
      parameter: { name: 'p', value: { arrayValue: { longValues: [1] } } },
      name: 'ValidationException',
    },
    { given: 'no value', parameter: { name: 'p' }, name: 'ValidationException' },
    {
      given: 'a fraction as long',
      parameter: { name: 'p', value: { longValue: 1.5 } },
      name: 'SerializationException',
    },
    {
      given: 'NaN',
      parameter: { name: 'p', value: { doubleValue: Number.NaN } },
      name: 'ValidationException',
    },
    { given: 'another name', parameter: { name: 'q', value: { longValue: 1 } }, name: 'BadRequestException' },
    {
      given: 'microseconds',
      parameter: { name: 'p', value: { stringValue: '2026-11-22 10:11:12.123456' }, typeHint: 'TIMESTAMP' },
      name: 'ValidationException',
    },
    {
      given: 'an ISO date',
      parameter: { name: 'p', value: { stringValue: '22.11.2026' }, typeHint: 'DATE' },
      name: 'ValidationException',
    },
    {
      given: 'a worded decimal',
      parameter: { name: 'p', value: { stringValue: 'ten' }, typeHint: 'DECIMAL' },
      name: 'ValidationException',
    },
  ])('with $given is refused: $name', async ({ parameter, name }) => {
    expect(await failure(select(':p', [parameter]))).toMatchObject({ name, status: 400 });
  });

  it('hinted UUID is sixteen bytes, which a text column refuses', async () => {
    const value = { stringValue: '00ff0000-0000-4000-8000-00000000ffff' };
    const parameters = [{ name: 'p', value, typeHint: 'UUID' as const }];
    await api.execute('DROP TABLE IF EXISTS t.one');
    await api.execute('CREATE TABLE t.one (v VARCHAR(40))');
    const transactionId = await api.begin();
    await api.execute("SET SESSION sql_mode = 'STRICT_ALL_TABLES'", { transactionId });
    const call = api.execute('INSERT INTO t.one VALUES (:p)', { parameters, transactionId });
    expect((await failure(call)).message).toMatch(/Incorrect string value.*; Error code: 1366; SQLState: /);
  });

  it('of any text comes back as it went, and no text reads as SQL', async () => {
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom("'", '"', '\\', '\0', '\x1a', ':p', ';', '`', '--'),
        fc.string({ unit: 'grapheme', maxLength: 3 }),
      ),
    });
    await fc.assert(
      fc.asyncProperty(text, async (stringValue) => {
        const parameters = [{ name: 'p', value: { stringValue } }];
        const { records } = await api.execute("SELECT :p AS bound, ':p' AS quoted, 7 AS seven", {
          parameters,
        });
        expect(records).toEqual([[{ stringValue }, { stringValue: ':p' }, { longValue: 7 }]]);
      }),
      { numRuns: 60 },
    );
  });
});
