import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aClient, aDataApi, failure } from './a-data-api.ts';

let api: Awaited<ReturnType<typeof aDataApi>>;
beforeAll(async () => {
  api = await aDataApi();
});
beforeEach(() => api.execute('TRUNCATE t.item'));
afterAll(() => api.stop());

const insert = "INSERT INTO t.item (id, name) VALUES (1, 'a')";
const count = async () => (await api.execute('SELECT COUNT(*) FROM t.item')).records?.[0]?.[0]?.longValue;

const expired = {
  name: 'TransactionNotFoundException',
  status: 404,
  message: expect.stringMatching(/: Transaction may be expired$/),
};
const ended = {
  ...expired,
  message: expect.stringMatching(/: One previous call resulted in a termination of your transaction$/),
};
const aborted = {
  ...expired,
  message: expect.stringMatching(/: Transaction has been aborted due to an error from a previous call$/),
};

/** An endpoint with short limits, for one test. */
async function withLimits<T>(
  limits: Record<string, number>,
  use: (short: ReturnType<typeof aClient>) => Promise<T>,
) {
  const other = await api.open({ limits });
  return await use(aClient(other.url)).finally(() => other.stop());
}

describe('a transaction', () => {
  it('is seen by others once it is committed', async () => {
    const transactionId = await api.begin();
    await api.execute(insert, { transactionId });
    expect(await count()).toBe(0);
    expect(await api.commit(transactionId)).toMatchObject({ transactionStatus: 'Transaction Committed' });
    expect(await count()).toBe(1);
  });

  it('leaves nothing when it is rolled back', async () => {
    const transactionId = await api.begin();
    await api.execute(insert, { transactionId });
    expect(await api.rollback(transactionId)).toMatchObject({ transactionStatus: 'Rollback Complete' });
    expect(await count()).toBe(0);
  });

  it('keeps one session for all its calls', async () => {
    const transactionId = await api.begin('t');
    await api.execute('SET @mine = 7', { transactionId });
    const { records } = await api.execute('SELECT @mine FROM (SELECT COUNT(*) FROM item) x', {
      transactionId,
    });
    expect(records).toEqual([[{ longValue: 7 }]]);
    await api.rollback(transactionId);
  });

  it('is begun before its first statement, so that its isolation is fixed', async () => {
    const transactionId = await api.begin();
    const call = api.execute('SET TRANSACTION ISOLATION LEVEL READ COMMITTED', { transactionId });
    expect((await failure(call)).message).toMatch(/Error code: 1568/);
  });

  it.each(['commit', 'rollback'] as const)('is over after %s, and says so', async (how) => {
    const transactionId = await api.begin();
    await api[how](transactionId);
    expect(await failure(api.execute('SELECT 1', { transactionId }))).toMatchObject(ended);
    expect(await failure(api.commit(transactionId))).toMatchObject(ended);
    expect(await failure(api.rollback(transactionId))).toMatchObject(ended);
  });

  it.each([
    { given: 'a duplicate', sql: insert },
    { given: 'wrong syntax', sql: 'SELEC 1' },
    { given: 'too large a result', sql: "SELECT REPEAT('x', 2000000)" },
  ])('is dead after $given, and its work undone', async ({ sql }) => {
    const transactionId = await api.begin();
    await api.execute(insert, { transactionId });
    await failure(api.execute(sql, { transactionId }));
    expect(await failure(api.execute('SELECT 1', { transactionId }))).toMatchObject(aborted);
    expect(await failure(api.commit(transactionId))).toMatchObject(aborted);
    expect(await count()).toBe(0);
  });

  it('outlives a call that was refused before it reached the database', async () => {
    const transactionId = await api.begin();
    await failure(api.execute('SELECT :p', { transactionId }));
    await failure(api.execute('SELECT 1; SELECT 2', { transactionId }));
    expect(await api.commit(transactionId)).toMatchObject({ transactionStatus: 'Transaction Committed' });
  });

  it('that nobody began is not found', async () => {
    expect(await failure(api.execute('SELECT 1', { transactionId: 'none' }))).toMatchObject(expired);
    expect(await failure(api.commit('none'))).toMatchObject(expired);
  });

  it('runs one call at a time', async () => {
    const transactionId = await api.begin();
    const first = api.execute('SELECT SLEEP(0.2)', { transactionId });
    await sleep(60);
    const second = await failure(api.execute('SELECT 1', { transactionId }));
    expect(second).toMatchObject({
      name: 'DatabaseErrorException',
      message: 'Transaction is still running a query',
    });
    await first;
    await api.commit(transactionId);
  });

  it('stays in the database it began in', async () => {
    const transactionId = await api.begin('t');
    const call = api.execute('SELECT 1', { transactionId, database: 'mysql' });
    expect(await failure(call)).toMatchObject({ name: 'BadRequestException' });
    await api.rollback(transactionId);
  });

  it('that deadlocks is rolled back, the other goes on', async () => {
    await api.execute("INSERT INTO t.item (id, name, n) VALUES (1, 'a', 0), (2, 'b', 0)");
    const [one, two] = [await api.begin(), await api.begin()];
    const add = (id: number, transactionId: string) =>
      api.execute(`UPDATE t.item SET n = n + 1 WHERE id = ${id}`, { transactionId });
    await add(1, one);
    await add(2, two);
    const crossed = await Promise.allSettled([add(2, one), add(1, two)]);
    const lost = crossed.flatMap((each) => (each.status === 'rejected' ? [String(each.reason.message)] : []));
    expect(lost).toEqual([expect.stringMatching(/^Deadlock found.*; Error code: 1213; SQLState: 40001$/)]);
    const winner = crossed[0]?.status === 'fulfilled' ? one : two;
    await api.commit(winner);
    expect((await api.execute('SELECT SUM(n) FROM t.item')).records).toEqual([[{ stringValue: '2' }]]);
  });

  it('that waits too long for a lock gets 1205', async () => {
    const [one, two] = [await api.begin(), await api.begin()];
    await api.execute(insert, { transactionId: one });
    await api.execute('SET SESSION innodb_lock_wait_timeout = 0', { transactionId: two });
    const { message } = await failure(api.execute(insert, { transactionId: two }));
    expect(message).toMatch(/^Lock wait timeout exceeded.*; Error code: 1205; SQLState: HY000$/);
    await api.rollback(one);
  });

  it.each([
    { clock: 'idle', limits: { idleMilliseconds: 100 } },
    { clock: 'life', limits: { transactionMilliseconds: 100 } },
  ])('is rolled back when its $clock time is over', ({ limits }) =>
    withLimits(limits, async (short) => {
      const transactionId = await short.begin();
      await short.execute(insert, { transactionId });
      await sleep(150);
      expect(await failure(short.commit(transactionId))).toMatchObject(expired);
      await api.execute(insert); // its row lock is gone
    }),
  );

  it('does not expire while a call runs, and its idle time begins anew after each', () =>
    withLimits({ idleMilliseconds: 150 }, async (short) => {
      const transactionId = await short.begin();
      for (const seconds of [0.2, 0.1, 0.1]) {
        await sleep(60);
        await short.execute(`SELECT SLEEP(${seconds})`, { transactionId });
      }
      expect(await short.commit(transactionId)).toMatchObject({ transactionStatus: 'Transaction Committed' });
    }));
});
