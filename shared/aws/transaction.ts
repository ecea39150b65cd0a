import {
  BeginTransactionCommand,
  CommitTransactionCommand,
  RollbackTransactionCommand,
} from '@aws-sdk/client-rds-data';
import { setSession } from '../sql/session.ts';
import type { Read, Write } from '../sql/statement.ts';
import type { DataApiClients, DataApiTarget } from './data-api-client.ts';
import { answeredWithout, commitFailure, databaseFailure } from './database-failure.ts';
import { executeRead, executeWrite, type WriteOutcome } from './execute-statement.ts';
import type { Patience } from './patience.ts';
import { type Sleep, untilResumed } from './until-resumed.ts';

/** Statements of one transaction, one at a time: the Data API refuses two at once. */
export type Transaction = {
  read<Row>(read: Read<Row>): Promise<Row[]>;
  /** Exactly one row, or it throws. */
  readOne<Row>(read: Read<Row>): Promise<Row>;
  write(write: Write): Promise<WriteOutcome>;
};

export type TransactionDeps = {
  readonly clients: DataApiClients;
  readonly target: DataApiTarget;
  readonly sleep: Sleep;
  readonly patience: Patience;
};

/** Opens a transaction, waiting for a paused database to wake up. */
export const beginTransaction = (deps: TransactionDeps): Promise<string> =>
  untilResumed(deps, async () => {
    const { clients, target } = deps;
    const begin = new BeginTransactionCommand(target);
    const { transactionId } = await clients.repeatable.send(begin).catch((error: unknown) => {
      throw databaseFailure(error, 'BEGIN');
    });
    // Without one, each statement would be executed on its own, and commit by itself.
    if (!transactionId) throw answeredWithout('a transaction id', 'BEGIN');
    return transactionId;
  });

/** Sent once; an answer that is lost leaves open whether it happened. */
export const commitTransaction = async (
  { clients, target }: TransactionDeps,
  transactionId: string,
): Promise<void> => {
  const { resourceArn, secretArn } = target;
  try {
    await clients.once.send(new CommitTransactionCommand({ resourceArn, secretArn, transactionId }));
  } catch (error) {
    throw commitFailure(error);
  }
};

const ROLLBACKS_MAX = 4;

/** As long as an answer may take; a connection that breaks at once has the same name, and a code that says so. */
const waitedInVain = (error: unknown): boolean =>
  error instanceof Error &&
  error.name === 'TimeoutError' &&
  !('code' in error && ['ECONNRESET', 'EPIPE'].includes(String(error.code)));

/** Refused just now, or unheard; who has waited in vain does not wait once more. */
const isWorthAnotherTry = (error: unknown): boolean =>
  !waitedInVain(error) && ['not_run', 'unknown_outcome'].includes(databaseFailure(error, 'ROLLBACK').kind);

/**
 * Asked again where it is not accepted, which does no harm: until it is, the rows stay locked, three minutes long. One that
 * is gone ends by itself.
 */
export const rollbackTransaction = async (
  { clients, target, sleep }: TransactionDeps,
  transactionId: string,
): Promise<void> => {
  const { resourceArn, secretArn } = target;
  for (let tries = 1; tries <= ROLLBACKS_MAX; tries += 1) {
    try {
      await clients.once.send(new RollbackTransactionCommand({ resourceArn, secretArn, transactionId }));
      return;
    } catch (error) {
      if (!isWorthAnotherTry(error)) return;
      await sleep(100 * 2 ** tries);
    }
  }
};

const one = <Row>(rows: readonly Row[], { sql }: Read<Row>): Row => {
  const [row] = rows;
  if (row !== undefined && rows.length === 1) return row;
  throw new Error(`"${sql}" found ${rows.length} rows: expected 1`);
};

/** One attempt: begin, work, commit; whatever is thrown on the way rolls back. */
export const attemptTransaction = async <T>(
  deps: TransactionDeps,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> => {
  const transactionId = await beginTransaction(deps);
  const connection = { client: deps.clients.once, target: deps.target, transactionId };
  const transaction: Transaction = {
    read: (read) => executeRead(connection, read),
    readOne: async (read) => one(await executeRead(connection, read), read),
    write: (write) => executeWrite(connection, write),
  };
  try {
    await transaction.write(setSession());
    const result = await work(transaction);
    await commitTransaction(deps, transactionId);
    return result;
  } catch (error) {
    await rollbackTransaction(deps, transactionId);
    throw error;
  }
};
