import {
  BeginTransactionCommand,
  CommitTransactionCommand,
  ExecuteStatementCommand,
  RollbackTransactionCommand,
} from '@aws-sdk/client-rds-data';
import { describe, expect, it } from 'vitest';
import { INSERT, mockedDataApi, opened, sdkAttempts } from './data-api.ts';
import { expired, hungUp, said, throttled, timedOut, unreadable } from './sdk-errors.ts';

const api = mockedDataApi();

const committed = () =>
  api.commandCalls(CommitTransactionCommand).map(({ args: [{ input }] }) => input.transactionId);
const rolledBack = () =>
  api.commandCalls(RollbackTransactionCommand).map(({ args: [{ input }] }) => input.transactionId);
const executed = () =>
  api.commandCalls(ExecuteStatementCommand).map(({ args: [{ input }] }) => input.transactionId);

describe('a commit of which nobody heard', () => {
  it.each([
    { given: 'the SDK timed out', thrown: timedOut() },
    { given: 'the connection was lost', thrown: hungUp() },
    { given: 'the service failed', thrown: said('InternalServerErrorException', 500) },
    { given: 'half an answer', thrown: unreadable(200) },
    { given: "a gateway's page", thrown: unreadable(502) },
    { given: "a proxy's refusal", thrown: unreadable(403) },
  ])('$given: is sent once; the work begins again, and looks for its proof', async ({ thrown }) => {
    api.on(CommitTransactionCommand).rejectsOnce(thrown).resolves({});
    const { database, restarts } = opened();
    let works = 0;
    const answer = await database.transaction(async (transaction) => {
      works += 1;
      await transaction.write(INSERT);
      return works;
    });
    expect(answer).toBe(2);
    expect(committed()).toEqual(['transaction 1', 'transaction 2']);
    expect(restarts).toEqual(['unknown_outcome']);
    expect(await sdkAttempts(api.commandCalls(CommitTransactionCommand))).toEqual([1, 1]);
  });

  it('for which no time is left is told as open, not as failed', async () => {
    api.on(CommitTransactionCommand).rejects(timedOut());
    const clock = () => api.calls().length * 10_000;
    await expect(
      opened(clock).database.transaction((transaction) => transaction.write(INSERT)),
    ).rejects.toMatchObject({
      name: 'DatabaseFailure',
      kind: 'unknown_outcome',
      message: expect.stringMatching(/^TimeoutError during "COMMIT": /),
    });
    expect(committed()).toEqual(['transaction 1']);
  });
});

describe('a transaction', () => {
  it('that was throttled out of its beginning is begun again five times, ever later, and no work is done', async () => {
    api.on(BeginTransactionCommand).rejects(throttled());
    const { database, slept } = opened();
    const work = async () => expect.unreachable();
    await expect(database.transaction(work)).rejects.toMatchObject({ kind: 'not_run' });
    expect(api.commandCalls(BeginTransactionCommand)).toHaveLength(5);
    expect(slept).toEqual([200, 400, 800, 1600]);
    expect(await sdkAttempts(api.commandCalls(BeginTransactionCommand))).toEqual([3, 3, 3, 3, 3]);
  });

  it('of which a statement was throttled is rolled back, then begun again', async () => {
    api
      .on(ExecuteStatementCommand, { sql: INSERT.sql })
      .rejectsOnce(throttled())
      .resolves({ numberOfRecordsUpdated: 1 });
    await opened().database.transaction((transaction) => transaction.write(INSERT));
    expect({ rolledBack: rolledBack(), committed: committed() }).toEqual({
      rolledBack: ['transaction 1'],
      committed: ['transaction 2'],
    });
    expect(await sdkAttempts(api.commandCalls(ExecuteStatementCommand))).toEqual([1, 1, 1, 1]);
  });

  it.each([
    'ExpiredTokenException',
    'ExpiredToken',
    'UnrecognizedClientException',
    'InvalidSignatureException',
  ])(
    'whose credentials AWS takes no longer (%s) is not begun again: nothing else would come of it',
    async (name) => {
      api.on(ExecuteStatementCommand, { sql: INSERT.sql }).rejects(expired(name));
      const { database, restarts } = opened();
      const run = database.transaction((transaction) => transaction.write(INSERT));
      await expect(run).rejects.toMatchObject({ kind: 'credentials' });
      expect({ restarts, committed: committed() }).toEqual({ restarts: [], committed: [] });
    },
  );

  it.each([{}, { transactionId: '' }])(
    'answered %j has no id: nothing is executed outside of one',
    async (answer) => {
      api.on(BeginTransactionCommand).resolves(answer);
      await expect(
        opened().database.transaction((transaction) => transaction.write(INSERT)),
      ).rejects.toMatchObject({
        kind: 'unknown_outcome',
        message: expect.stringContaining('"BEGIN" was answered without a transaction id'),
      });
      expect(executed()).toEqual([]);
    },
  );

  it('is thrown as what went wrong in it, also where it could not be rolled back', async () => {
    api.on(RollbackTransactionCommand).rejects(timedOut());
    const run = opened().database.transaction(async () => {
      throw new RangeError('ours');
    });
    await expect(run).rejects.toThrow(new RangeError('ours'));
    expect(rolledBack()).toEqual(['transaction 1']);
  });
});
