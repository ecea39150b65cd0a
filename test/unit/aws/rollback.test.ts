import { RollbackTransactionCommand } from '@aws-sdk/client-rds-data';
import { expect, it } from 'vitest';
import { mockedDataApi, opened } from './data-api.ts';
import { hungUp, said, throttled, timedOut, unreadable } from './sdk-errors.ts';

const api = mockedDataApi();

it.each([
  { given: 'refused for now', thrown: throttled(), asked: 4 },
  { given: 'cut off', thrown: hungUp(), asked: 4 },
  { given: "answered by a proxy's page", thrown: unreadable(502), asked: 4 },
  { given: 'waited for in vain', thrown: timedOut(), asked: 1 },
  { given: 'found ended', thrown: said('TransactionNotFoundException', 404), asked: 1 },
])(
  'a rollback that is $given is asked for $asked times, and what went wrong before it is thrown',
  async ({ thrown, asked }) => {
    api.on(RollbackTransactionCommand).rejects(thrown);
    const run = opened().database.transaction(async () => {
      throw new RangeError('ours');
    });
    await expect(run).rejects.toThrow(new RangeError('ours'));
    const rolledBack = api.commandCalls(RollbackTransactionCommand);
    expect(rolledBack.map(({ args: [{ input }] }) => input.transactionId)).toEqual(
      Array(asked).fill('transaction 1'),
    );
  },
);
