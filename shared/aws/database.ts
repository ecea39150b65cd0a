import type { Read, Write } from '../sql/statement.ts';
import { changeSchema } from './change-schema.ts';
import { CommitInDoubt, DatabaseFailure, type DatabaseFailureKind } from './database-failure.ts';
import { executeRead, executeWrite, type WriteOutcome } from './execute-statement.ts';
import { stillInDoubt } from './still-in-doubt.ts';
import { attemptTransaction, type Transaction, type TransactionDeps } from './transaction.ts';
import { untilResumed } from './until-resumed.ts';

/** The project's only way to the database. */
export type Database = {
  /** A SELECT on its own. */
  read<Row>(read: Read<Row>): Promise<Row[]>;
  /** A statement on its own, sent once. After an unknown outcome the caller finds out, it does not repeat. */
  write(write: Write): Promise<WriteOutcome>;
  /**
   * Runs the work, commits, returns its value. The work is begun again on a new transaction whenever the first may not
   * have taken effect, a lost answer to the commit included: so it must begin by looking for its own proof of commit.
   */
  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /** A statement that changes the schema, sent once; it gives way to others after a second of waiting. */
  changeSchema(change: Write): Promise<void>;
};

const ATTEMPTS_MAX = 5;

/** A duplicate too: a twin was faster, and the work that begins again sees what it left. */
const RESTARTABLE: ReadonlySet<DatabaseFailureKind> = new Set([
  'duplicate',
  'deadlock',
  'lock_wait',
  'unknown_outcome',
  'transaction_gone',
  'not_run',
]);

const isRestartable = (error: unknown): error is DatabaseFailure =>
  error instanceof DatabaseFailure && RESTARTABLE.has(error.kind);

export type DatabaseDeps = TransactionDeps & {
  readonly now: () => Date;
  /** Told of each transaction that begins again. */
  readonly onRestart: (because: DatabaseFailure) => void;
};

/** Begins the work again, ever later, as long as that makes sense; what is thrown in the end says what is known. */
const untilCommitted = async <T>(
  deps: DatabaseDeps,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> => {
  const { sleep, now, onRestart, patience } = deps;
  const giveUpAt = now().getTime() + patience.restartsMilliseconds;
  const goesOn = (error: unknown, attempt: number): error is DatabaseFailure =>
    isRestartable(error) && attempt < ATTEMPTS_MAX && now().getTime() <= giveUpAt;
  let doubt: CommitInDoubt | undefined;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptTransaction(deps, work);
    } catch (error) {
      if (error instanceof CommitInDoubt) doubt = error;
      if (!goesOn(error, attempt)) throw stillInDoubt(doubt, error);
      onRestart(error);
      await sleep(100 * 2 ** attempt);
    }
  }
};

export const openDatabase = (deps: DatabaseDeps): Database => {
  const { clients, target } = deps;
  return {
    read: (read) => untilResumed(deps, () => executeRead({ client: clients.repeatable, target }, read)),
    write: (write) => untilResumed(deps, () => executeWrite({ client: clients.once, target }, write)),
    changeSchema: (change) => changeSchema(deps, change),
    transaction: (work) => untilCommitted(deps, work),
  };
};
