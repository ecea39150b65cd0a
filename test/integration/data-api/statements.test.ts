import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aClient, aDataApi, failure } from './a-data-api.ts';

let api: Awaited<ReturnType<typeof aDataApi>>;
beforeAll(async () => {
  api = await aDataApi();
});
beforeEach(() => api.execute('TRUNCATE t.item'));
afterAll(() => api.stop());

const names = (...list: string[]) => list.map((name) => [{ name: 'name', value: { stringValue: name } }]);
const insert = 'INSERT INTO t.item (name, n) VALUES (:name, 0)';
const count = async () => (await api.execute('SELECT COUNT(*) FROM t.item')).records?.[0]?.[0]?.longValue;

describe('a statement', () => {
  it('that inserts gives the generated id and one record updated', async () => {
    const reply = await api.execute("INSERT INTO t.item (name) VALUES ('a')");
    expect(reply).toMatchObject({ numberOfRecordsUpdated: 1, generatedFields: [{ longValue: 1 }] });
    expect(reply.records).toBeUndefined();
  });

  it('that selects nothing gives no records and updates none', async () => {
    const reply = await api.execute('SELECT * FROM t.item');
    expect(reply).toMatchObject({ numberOfRecordsUpdated: 0, records: [] });
    expect(reply.columnMetadata).toBeUndefined();
  });

  it('names its columns by label, and says which generates', async () => {
    const sql = 'SELECT id AS key_of_item, n + 1 AS next FROM t.item';
    const { columnMetadata } = await api.execute(sql, { includeResultMetadata: true });
    expect(columnMetadata).toMatchObject([
      { label: 'key_of_item', name: 'id', isAutoIncrement: true, nullable: 0, isSigned: true, type: 4 },
      { label: 'next', isAutoIncrement: false, type: -5 },
    ]);
  });

  it.each([
    { counts: 'matched', updated: 1 },
    { counts: 'changed', updated: 0 },
  ] as const)(
    'that changes nothing counts $updated where rows $counts count',
    async ({ counts, updated }) => {
      await api.execute(insert, { parameters: names('a')[0] ?? [] });
      const other = await api.open({ counts });
      const reply = await aClient(other.url).execute('UPDATE t.item SET n = 0');
      await other.stop();
      expect(reply.numberOfRecordsUpdated).toBe(updated);
    },
  );

  it('in a database named with the call finds its tables', async () => {
    expect((await api.execute('SELECT * FROM item', { database: 't' })).records).toEqual([]);
  });

  it('begins in a session of its own, with the settings of the server', async () => {
    await api.execute('SET SESSION innodb_lock_wait_timeout = 1');
    await api.execute('SET @mine = 1');
    const sql =
      'SELECT @@innodb_lock_wait_timeout, @mine, @@autocommit, @@sql_mode, @@character_set_connection';
    const { records } = await api.execute(sql);
    const [timeout, mine, autocommit, mode, charset] = records?.[0] ?? [];
    expect([timeout?.longValue, mine?.isNull, autocommit?.longValue]).toEqual([50, true, 1]);
    expect([mode?.stringValue, charset?.stringValue]).toEqual(['NO_ENGINE_SUBSTITUTION', 'utf8mb4']);
  });

  it('may create a trigger with a body of several statements', async () => {
    const body = "BEGIN IF NEW.n < 0 THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'no'; END IF; END";
    await api.execute(`CREATE TRIGGER t.guard BEFORE INSERT ON t.item FOR EACH ROW ${body}`);
    const { message } = await failure(api.execute('INSERT INTO t.item (n) VALUES (-1)'));
    await api.execute('DROP TRIGGER t.guard');
    expect(message).toBe('no; Error code: 1644; SQLState: 45000');
  });

  it.each([
    { sql: 'SELECT 1; SELECT 2', more: {}, error: /^Multistatements aren't supported$/ },
    { sql: 'SELECT 1', more: { schema: 'x' }, error: /schema/ },
    { sql: `SELECT '${'x'.repeat(65_536)}'`, more: {}, error: /less than or equal to 65536/ },
  ])('$sql with $more is a ValidationException', async ({ sql, more, error }) => {
    const { name, message, status } = await failure(api.execute(sql, more));
    expect({ name, status }).toEqual({ name: 'ValidationException', status: 400 });
    expect(message).toMatch(error);
  });

  it.each([
    { sql: 'SELEC 1', error: /^You have an error.*; Error code: 1064; SQLState: 42000$/s },
    {
      sql: 'SELECT * FROM t.none',
      error: /^Table 't.none' doesn't exist; Error code: 1146; SQLState: 42S02$/,
    },
    { sql: 'SELECT ?', error: /; Error code: 1064; SQLState: 42000$/ },
    {
      sql: "INSERT INTO t.item (name) VALUES ('x'), ('x')",
      error: /^Duplicate entry 'x'.*; Error code: 1062; SQLState: 23000$/,
    },
  ])('$sql fails as the database says', async ({ sql, error }) => {
    const { name, message, status } = await failure(api.execute(sql));
    expect({ name, status }).toEqual({ name: 'DatabaseErrorException', status: 400 });
    expect(message).toMatch(error);
  });

  it('in an unknown database fails', async () => {
    const { message } = await failure(api.execute('SELECT 1', { database: 'nowhere' }));
    expect(message).toBe("Unknown database 'nowhere'; Error code: 1049; SQLState: 42000");
  });
});

describe('a batch', () => {
  it('gives a generated id for each set', async () => {
    const { updateResults } = await api.batch(insert, { parameterSets: names('a', 'b', 'c') });
    expect(updateResults?.map((each) => each.generatedFields?.[0]?.longValue)).toEqual([1, 2, 3]);
    expect(await count()).toBe(3);
  });

  it('without sets runs once', async () => {
    await api.batch("INSERT INTO t.item (name) VALUES ('a')");
    expect(await count()).toBe(1);
  });

  it('of a thousand sets is one call', async () => {
    const parameterSets = names(...Array.from({ length: 1000 }, (_, index) => `n${index}`));
    api.calls.reset();
    await api.batch(insert, { parameterSets });
    expect(api.calls.all).toHaveLength(1);
    expect(await count()).toBe(1000);
  });

  it('outside a transaction keeps the sets before the one that fails', async () => {
    const { name } = await failure(api.batch(insert, { parameterSets: names('a', 'a', 'b') }));
    expect([name, await count()]).toEqual(['DatabaseErrorException', 1]);
  });

  it('in a transaction keeps none of them', async () => {
    const transactionId = await api.begin();
    await failure(api.batch(insert, { parameterSets: names('a', 'a', 'b'), transactionId }));
    expect(await count()).toBe(0);
  });

  it.each([
    {
      given: 'a wrong set, the last',
      sql: insert,
      parameterSets: [...names('a'), []],
      name: 'BadRequestException',
    },
    { given: 'a semicolon', sql: `${insert};`, parameterSets: names('a'), name: 'DatabaseErrorException' },
    {
      given: 'two statements',
      sql: `${insert}; DO 0`,
      parameterSets: names('a'),
      name: 'ValidationException',
    },
  ])('with $given runs nothing: $name', async ({ sql, parameterSets, name }) => {
    expect(await failure(api.batch(sql, { parameterSets }))).toMatchObject({ name });
    expect(await count()).toBe(0);
  });
});
