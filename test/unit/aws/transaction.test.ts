import {
  BeginTransactionCommand,
  CommitTransactionCommand,
  ExecuteStatementCommand,
  RollbackTransactionCommand,
} from '@aws-sdk/client-rds-data';
import { describe, expect, it } from 'vitest';
import { INSERT, mockedDataApi, opened, sdkAttempts } from './data-api.ts';
import { expired, hungUp, said, throttled, timedOut, unreadable } from './sdk-errors.ts';

const LINK = 'Communications link failure; The last packet sent was not answered';
const SYNTAX = 'You have an error; Error code: 1064; SQLState: 42000';

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
    { given: 'a broken connection, told as a bad request', thrown: said('BadRequestException', 400, LINK) },
    { given: 'a refusal that is none of a commit', thrown: said('DatabaseErrorException', 400, SYNTAX) },
    ...[1053, 1927, 2006, 2013].map((errno) => ({
      given: `error ${errno}`,
      thrown: said('DatabaseErrorException', 400, `gone; Error code: ${errno}; SQLState: HY000`),
    })),
    {
      given: 'SQLState 08S01',
      thrown: said('DatabaseErrorException', 400, 'gone; Error code: 0; SQLState: 08S01'),
    },
    { given: 'a statement timeout', thrown: said('StatementTimeoutException') },
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

describe('a doubtful commit', () => {
  const then = (thrown: Error) => ({
    begin: () => api.on(BeginTransactionCommand).resolvesOnce({ transactionId: '1' }).rejects(thrown),
    statement: () =>
      api
        .on(ExecuteStatementCommand, { sql: INSERT.sql })
        .resolvesOnce({ numberOfRecordsUpdated: 1 })
        .rejects(thrown),
  });
  const READ_ONLY = 'running with the --read-only option; Error code: 1290; SQLState: HY000';

  it.each([
    { given: 'a cluster in no state to answer', meets: then(said('InvalidResourceStateException')).begin },
    { given: 'expired credentials', meets: then(expired()).begin },
    {
      given: 'a writer that is a reader now',
      meets: then(said('DatabaseErrorException', 400, READ_ONLY)).statement,
    },
    { given: 'a refused statement', meets: then(said('DatabaseErrorException', 400, SYNTAX)).statement },
  ])('is not forgotten over $given, which the next attempt meets', async ({ meets }) => {
    meets();
    api.on(CommitTransactionCommand).rejects(timedOut());
    const run = opened().database.transaction((transaction) => transaction.write(INSERT));
    await expect(run).rejects.toMatchObject({
      kind: 'unknown_outcome',
      message: expect.stringMatching(
        /^TimeoutError during "COMMIT": .*; whether it took effect could not be read: /s,
      ),
    });
    expect(committed()).toHaveLength(1);
  });

  it('is over once the work has looked: what it throws then is told', async () => {
    api.on(CommitTransactionCommand).rejectsOnce(timedOut());
    let works = 0;
    const run = opened().database.transaction(async () => {
      works += 1;
      if (works === 2) throw new RangeError('refused');
    });
    await expect(run).rejects.toThrow(new RangeError('refused'));
  });
});

describe('a rollback', () => {
  const failing = () =>
    opened().database.transaction(async () => {
      throw new RangeError('ours');
    });

  it.each([
    { given: 'throttled', thrown: throttled() },
    { given: 'refused by the service', thrown: said('InternalServerErrorException', 500) },
  ])('that is $given is asked again, or its rows stay locked', async ({ thrown }) => {
    api.on(RollbackTransactionCommand).rejectsOnce(thrown).rejectsOnce(thrown).resolves({});
    await expect(failing()).rejects.toThrow(new RangeError('ours'));
    expect(rolledBack()).toEqual(['transaction 1', 'transaction 1', 'transaction 1']);
  });

  it('of a transaction that is gone is asked once', async () => {
    api.on(RollbackTransactionCommand).rejects(said('TransactionNotFoundException', 404));
    await expect(failing()).rejects.toThrow(new RangeError('ours'));
    expect(rolledBack()).toEqual(['transaction 1']);
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
});
