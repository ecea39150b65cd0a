import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { awsLimits } from '../../../infra/local/data-api/wire/limits.ts';
import { aClient, aDataApi, failure } from './a-data-api.ts';

let api: Awaited<ReturnType<typeof aDataApi>>;
let slow: Awaited<ReturnType<typeof api.open>>;
let short: ReturnType<typeof aClient>;
beforeAll(async () => {
  api = await aDataApi();
  slow = await api.open({ limits: { statementMilliseconds: 150 } });
  short = aClient(slow.url);
});
beforeEach(() => api.execute('TRUNCATE t.item'));
afterAll(async () => {
  await slow.stop();
  await api.stop();
});

const count = async () => (await api.execute('SELECT COUNT(*) FROM t.item')).records?.[0]?.[0]?.longValue;
const mib = 1024 * 1024;
/** So many rows of so many bytes, from a join of three hundred with as many. */
const rowsOf = (bytes: number, rows: number) => {
  const few = `(SELECT 1 ${'UNION ALL SELECT 1 '.repeat(299)})`;
  return `SELECT REPEAT('x', ${bytes}) FROM ${few} a, ${few} b LIMIT ${rows}`;
};
const timedOut = { name: 'StatementTimeoutException', status: 400, dbConnectionId: expect.any(Number) };
// MySQL's SLEEP answers 1 where it is killed, and an INSERT that reads no table goes on with that.
const slowInsert = 'INSERT INTO t.item (n) SELECT 0 FROM DUAL WHERE SLEEP(0.4) = 0';

it('the limits are those of the service', () => {
  expect(awsLimits).toEqual({
    requestBytes: 4 * mib,
    replyBytes: mib,
    rowBytes: 65_536,
    formattedBytes: 10 * mib,
    sqlCharacters: 65_536,
    statementMilliseconds: 45_000,
    idleMilliseconds: 180_000,
    transactionMilliseconds: 86_400_000,
  });
});

describe('a reply', () => {
  it.each([
    { given: 'of a row of 64 KiB', sql: rowsOf(65_536, 1) },
    { given: 'of just under 1 MiB', sql: rowsOf(65_000, 16) },
  ])('$given is given', async ({ sql }) => {
    expect((await api.execute(sql)).records?.length).toBeGreaterThan(0);
  });

  it.each([
    { given: 'a row above 64 KiB', sql: rowsOf(65_537, 1), message: /^Packet for query is too large/ },
    { given: 'above 1 MiB', sql: rowsOf(65_500, 17), message: 'Database response exceeded size limit' },
    {
      given: 'above 1 MiB as JSON only',
      sql: rowsOf(1, 60_000),
      message: 'Database response exceeded size limit',
    },
  ])('with $given is refused', async ({ sql, message }) => {
    const refused = await failure(api.execute(sql));
    expect(refused).toMatchObject({ name: 'UnsupportedResultException', status: 400 });
    expect(refused.message).toMatch(message);
  });
});

describe('a request', () => {
  const sets = (bytes: number) => [[{ name: 'p', value: { stringValue: 'x'.repeat(bytes) } }]];
  const insert = 'INSERT INTO t.item (n) SELECT LENGTH(:p)';

  it('of just under 4 MiB runs', async () => {
    await api.batch(insert, { parameterSets: sets(4 * mib - 2000) });
    expect(await count()).toBe(1);
  });

  it('above 4 MiB runs nothing, and is recorded', async () => {
    api.calls.reset();
    const refused = await failure(api.batch(insert, { parameterSets: sets(4 * mib) }));
    expect(refused).toMatchObject({ name: 'RequestEntityTooLargeException', status: 413 });
    expect(api.calls.all).toHaveLength(1);
    expect(await count()).toBe(0);
  });

  it.each([
    { given: 'no JSON', path: '/Execute', body: '{', status: 400, type: 'SerializationException' },
    { given: 'no sql', path: '/Execute', body: '{}', status: 400, type: 'ValidationException' },
    {
      given: 'a path of its own',
      path: '/ExecuteSql',
      body: '{}',
      status: 404,
      type: 'UnknownOperationException',
    },
  ])('with $given is a $type', async ({ path, body, status, type }) => {
    const scope = 'AKID/20261122/ap-south-1/rds-data/aws4_request';
    const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=${'0'.repeat(64)}`;
    const { promise, resolve } = Promise.withResolvers<unknown>();
    request(`${api.url}${path}`, { method: 'POST', headers: { authorization } }, (reply) => {
      reply.resume();
      resolve([reply.statusCode, reply.headers['x-amzn-errortype']]);
    }).end(body);
    expect(await promise).toEqual([status, type]);
  });
});

describe('a statement that takes too long', () => {
  it('is stopped', async () => {
    const started = performance.now();
    expect(await failure(short.execute(slowInsert))).toMatchObject(timedOut);
    expect(performance.now() - started).toBeLessThan(350);
    await sleep(300);
    expect(await count()).toBe(0);
  });

  it('is a timeout even where the database would give a result', async () => {
    expect(await failure(short.execute('SELECT SLEEP(0.4)'))).toMatchObject(timedOut);
  });

  it('goes on with continueAfterTimeout', async () => {
    expect(await failure(short.execute(slowInsert, { continueAfterTimeout: true }))).toMatchObject(timedOut);
    expect(await count()).toBe(0);
    await sleep(350);
    expect(await count()).toBe(1);
  });

  it('ends its transaction', async () => {
    const transactionId = await short.begin();
    await short.execute('INSERT INTO t.item (n) VALUES (1)', { transactionId });
    expect(await failure(short.execute(slowInsert, { transactionId }))).toMatchObject(timedOut);
    const { message } = await failure(short.commit(transactionId));
    expect(message).toMatch(/aborted due to an error from a previous call$/);
    expect(await count()).toBe(0);
  });

  it('keeps its transaction busy, then usable, with continueAfterTimeout', async () => {
    const transactionId = await short.begin();
    await failure(short.execute(slowInsert, { transactionId, continueAfterTimeout: true }));
    const { message } = await failure(short.commit(transactionId));
    expect(message).toBe('Transaction is still running a query');
    await sleep(350);
    await short.commit(transactionId);
    expect(await count()).toBe(1);
  });

  it('ends a batch between two of its sets', async () => {
    const parameterSets = Array.from({ length: 40 }, (_, n) => [{ name: 'n', value: { longValue: n } }]);
    const sql = 'INSERT INTO t.item (n) SELECT :n + SLEEP(0.02)';
    expect(await failure(short.batch(sql, { parameterSets }))).toMatchObject(timedOut);
    const done = await count();
    await sleep(100);
    expect(done).toBeLessThan(10);
    expect(await count()).toBe(done);
  });
});
