import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FaultKind } from '../../../infra/local/data-api/faults/faults.ts';
import { aClient, aDataApi, failure } from './a-data-api.ts';

let api: Awaited<ReturnType<typeof aDataApi>>;
let retrying: ReturnType<typeof aClient>;
beforeAll(async () => {
  api = await aDataApi();
  retrying = aClient(api.url, { maxAttempts: 3 });
});
beforeEach(async () => {
  api.faults.clear();
  await api.execute('TRUNCATE t.item');
  api.calls.reset();
});
afterAll(() => api.stop());

const insert = "INSERT INTO t.item (name) VALUES ('a')";
const count = async () => (await api.execute('SELECT COUNT(*) FROM t.item')).records?.[0]?.[0]?.longValue;
const lost = expect.stringMatching(/^(Error|TimeoutError)$/);

describe('a call of its own under', () => {
  it.each<{ kind: FaultKind; after?: boolean; name: unknown; status: number | undefined; rows: number }>([
    { kind: 'reply_lost_before', name: lost, status: undefined, rows: 0 },
    { kind: 'reply_lost_after', name: lost, status: undefined, rows: 1 },
    { kind: 'resuming', name: 'DatabaseResumingException', status: 400, rows: 0 },
    { kind: 'service_unavailable', name: 'ServiceUnavailableError', status: 503, rows: 0 },
    { kind: 'service_unavailable', after: true, name: 'ServiceUnavailableError', status: 503, rows: 1 },
    { kind: 'database_unavailable', name: 'DatabaseUnavailableException', status: 504, rows: 0 },
    { kind: 'statement_timeout', name: 'StatementTimeoutException', status: 400, rows: 0 },
    { kind: 'deadlock', name: 'DatabaseErrorException', status: 400, rows: 0 },
    { kind: 'lock_wait_timeout', name: 'DatabaseErrorException', status: 400, rows: 0 },
  ])(
    '$kind (after: $after) fails once and leaves $rows rows',
    async ({ kind, after = false, name, status, rows }) => {
      api.faults.add({ kind, after, operation: 'ExecuteStatement', sql: /INSERT/ });
      const failed = await failure(api.execute(insert));
      if (status !== undefined) expect(failed.status).toBe(status);
      expect(failed.name).toEqual(name);
      expect(await count()).toBe(rows);
      await api.execute("INSERT INTO t.item (name) VALUES ('b')");
      expect(api.calls.all).toHaveLength(3);
    },
  );

  it('statement_timeout goes on where the caller asked for that', async () => {
    api.faults.add({ kind: 'statement_timeout', sql: /INSERT/ });
    const call = api.execute(insert, { continueAfterTimeout: true });
    expect(await failure(call)).toMatchObject({ name: 'StatementTimeoutException', dbConnectionId: 0 });
    expect(await count()).toBe(1);
  });

  it('delay takes that much longer, each time', async () => {
    api.faults.add({ kind: 'delay', milliseconds: 60 });
    const started = performance.now();
    await api.execute('SELECT 1');
    await api.execute('SELECT 1');
    expect(performance.now() - started).toBeGreaterThanOrEqual(118);
  });
});

describe('what happens meanwhile', () => {
  it.each([
    { when: 'before the call is executed', after: false, rows: 0 },
    { when: 'after it, before its answer', after: true, rows: 1 },
  ])('happens $when, once', async ({ after, rows }) => {
    const seen: unknown[] = [];
    const act = async () => seen.push(await count());
    api.faults.add({ kind: 'meanwhile', after, sql: /INSERT/, act });
    await api.execute(insert);
    await api.execute("INSERT INTO t.item (name) VALUES ('b')");
    expect(seen).toEqual([rows]);
  });
});

describe('a fault of one caller', () => {
  it('meets no other', async () => {
    api.faults.add({ kind: 'deadlock', accessKeyId: 'AKIDTEST', times: 1 });
    api.faults.add({ kind: 'deadlock', accessKeyId: 'AKIDOTHER' });
    await failure(api.execute(insert));
    await api.execute(insert);
    expect(await count()).toBe(1);
  });
});

describe('a transaction under', () => {
  it.each([
    { kind: 'deadlock', message: /^Deadlock found.*; Error code: 1213; SQLState: 40001$/, later: /aborted/ },
    {
      kind: 'lock_wait_timeout',
      message: /^Lock wait.*; Error code: 1205; SQLState: HY000$/,
      later: /aborted/,
    },
    { kind: 'statement_timeout', message: /timed out/, later: /aborted/ },
    { kind: 'transaction_expired', message: /may be expired$/, later: /may be expired$/ },
  ] as const)('$kind is really rolled back', async ({ kind, message, later }) => {
    const transactionId = await api.begin();
    await api.execute(insert, { transactionId });
    api.faults.add({ kind, sql: /UPDATE/ });
    expect((await failure(api.execute('UPDATE t.item SET n = 1', { transactionId }))).message).toMatch(
      message,
    );
    const over = await failure(api.commit(transactionId));
    expect(over.name).toBe('TransactionNotFoundException');
    expect(over.message).toMatch(later);
    expect(await count()).toBe(0);
  });

  it.each(['resuming', 'service_unavailable', 'database_unavailable', 'reply_lost_before'] as const)(
    '%s goes on with the next call',
    async (kind) => {
      const transactionId = await api.begin();
      api.faults.add({ kind, operation: 'ExecuteStatement' });
      await failure(api.execute(insert, { transactionId }));
      await api.execute(insert, { transactionId });
      await api.commit(transactionId);
      expect(await count()).toBe(1);
    },
  );

  it('reply_lost_after its commit is committed, although the retry says otherwise', async () => {
    const transactionId = await api.begin();
    await api.execute(insert, { transactionId });
    api.faults.add({ kind: 'reply_lost_after', operation: 'CommitTransaction' });
    const { name, message } = await failure(retrying.commit(transactionId));
    expect(name).toBe('TransactionNotFoundException');
    expect(message).toMatch(/One previous call resulted in a termination of your transaction$/);
    expect(await count()).toBe(1);
  });
});

describe('faults', () => {
  it('let calls through first, hit so many times, and are over', async () => {
    api.faults.add({ kind: 'resuming', skip: 1, times: 2 });
    const outcomes = [];
    for (const _ of '12345') outcomes.push((await failure(api.execute('SELECT 1'))).message.slice(0, 8));
    expect(outcomes).toEqual(['the call', 'The Auro', 'The Auro', 'the call', 'the call']);
  });

  it('are taken one per call, in the order they were added', async () => {
    api.faults.add({ kind: 'resuming' });
    api.faults.add({ kind: 'deadlock', sql: /^SELECT/g });
    const call = async () => (await failure(api.execute('SELECT 1'))).name;
    expect([await call(), await call(), await call()]).toEqual([
      'DatabaseResumingException',
      'DatabaseErrorException',
      'Error',
    ]);
  });

  it('of another operation or statement do not hit', async () => {
    api.faults.add({ kind: 'resuming', operation: 'BatchExecuteStatement' });
    api.faults.add({ kind: 'resuming', sql: /INSERT/ });
    await api.execute('SELECT 1');
    await api.rollback(await api.begin());
  });
});

describe('recorded calls', () => {
  it('hold every HTTP request with what it asked for', async () => {
    const before = Date.now();
    const transactionId = await api.begin();
    await api.execute('SELECT 1', { transactionId });
    await api.batch('DO 0', { transactionId });
    await api.rollback(transactionId);
    await failure(api.execute('SELEC'));
    const expected = [
      { operation: 'BeginTransaction', sql: undefined, transactionId: undefined },
      { operation: 'ExecuteStatement', sql: 'SELECT 1', transactionId },
      { operation: 'BatchExecuteStatement', sql: 'DO 0', transactionId },
      { operation: 'RollbackTransaction', sql: undefined, transactionId },
      { operation: 'ExecuteStatement', sql: 'SELEC', transactionId: undefined },
    ];
    expect(api.calls.all).toEqual(
      expected.map((call) => ({ ...call, accessKeyId: 'AKIDTEST', at: expect.any(Number) })),
    );
    expect(api.calls.all[0]?.at).toBeGreaterThanOrEqual(before);
    api.calls.reset();
    expect(api.calls.all).toEqual([]);
  });

  it('count what the SDK sends again', async () => {
    api.faults.add({ kind: 'service_unavailable', times: 2 });
    await retrying.execute('SELECT 1');
    expect(api.calls.all).toHaveLength(3);
  });

  it('are as many as were made, in parallel and after a pause', async () => {
    await Promise.all(Array.from({ length: 200 }, () => retrying.execute('SELECT 1')));
    expect(api.calls.all).toHaveLength(200);
  });
});
