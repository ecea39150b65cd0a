import { ExecuteStatementCommand } from '@aws-sdk/client-rds-data';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { INSERT, mockedDataApi, opened, sdkAttempts } from './data-api.ts';
import { expired, said, throttled, timedOut, unreadable } from './sdk-errors.ts';

const api = mockedDataApi();

const count = { sql: 'SELECT COUNT(*) AS count FROM t', params: {}, row: z.object({ count: z.string() }) };

describe('a read on its own', () => {
  it('is left to the SDK, which may repeat it', async () => {
    api.on(ExecuteStatementCommand).rejects(timedOut());
    const { database, slept } = opened();
    await expect(database.read(count)).rejects.toMatchObject({ kind: 'unknown_outcome' });
    expect(await sdkAttempts(api.commandCalls(ExecuteStatementCommand))).toEqual([3]);
    expect(slept).toEqual([]);
  });

  it('of a database that is waking up is asked as often as there is patience', async () => {
    api.on(ExecuteStatementCommand).rejects(said('DatabaseResumingException'));
    const { database, slept } = opened();
    await expect(database.read(count)).rejects.toMatchObject({ kind: 'resuming' });
    expect(slept).toEqual([3_000, 3_000]);
  });

  it('that found nothing says so; an answer without rows is not nothing', async () => {
    api.on(ExecuteStatementCommand).resolves({ numberOfRecordsUpdated: 0, records: [], columnMetadata: [] });
    expect(await opened().database.read(count)).toEqual([]);
    api.on(ExecuteStatementCommand).resolves({ numberOfRecordsUpdated: 0 });
    await expect(opened().database.read(count)).rejects.toMatchObject({
      kind: 'unknown_outcome',
      message: expect.stringContaining('was answered without rows'),
    });
  });

  it('whose rows have no names is no row that does not fit', async () => {
    api.on(ExecuteStatementCommand).resolves({ records: [[{ stringValue: '7' }]] });
    await expect(opened().database.read(count)).rejects.toMatchObject({ kind: 'unknown_outcome' });
  });
});

describe('a write on its own', () => {
  it.each([
    { given: 'the SDK timed out', thrown: timedOut(), kind: 'unknown_outcome' },
    { given: 'half an answer', thrown: unreadable(200), kind: 'unknown_outcome' },
    { given: 'throttled', thrown: throttled(), kind: 'not_run' },
    { given: 'expired credentials', thrown: expired(), kind: 'credentials' },
  ])('$given: is sent once, and told as $kind', async ({ thrown, kind }) => {
    api.on(ExecuteStatementCommand).rejects(thrown);
    await expect(opened().database.write(INSERT)).rejects.toMatchObject({ kind });
    expect(await sdkAttempts(api.commandCalls(ExecuteStatementCommand))).toEqual([1]);
  });

  it.each([{ expectRows: 1 }, { expectRows: 'any' }] as const)(
    'answered with nothing may have run, whatever it expects ($expectRows)',
    async ({ expectRows }) => {
      api.on(ExecuteStatementCommand).resolves({});
      await expect(opened().database.write({ ...INSERT, expectRows })).rejects.toMatchObject({
        kind: 'unknown_outcome',
        message: expect.stringContaining('was answered without a count'),
      });
    },
  );

  it('that changed another number of rows than it must says so', async () => {
    api.on(ExecuteStatementCommand).resolves({ numberOfRecordsUpdated: 0 });
    await expect(opened().database.write(INSERT)).rejects.toThrow(
      /^"INSERT INTO t VALUES \(…" changed 0 rows: expected 1$/,
    );
  });
});
