import { setSchemaSession } from '../sql/session.ts';
import type { Write } from '../sql/statement.ts';
import { failureKind } from './database-failure.ts';
import { executeWrite } from './execute-statement.ts';
import {
  beginTransaction,
  commitTransaction,
  rollbackTransaction,
  type TransactionDeps,
} from './transaction.ts';

/**
 * One statement of a migration. The transaction is there to hold the session; MySQL commits a change of schema by
 * itself, the commit is for rows that are seeded. It goes on behind a statement timeout; then the caller looks whether it is done.
 */
export const changeSchema = async (deps: TransactionDeps, change: Write): Promise<void> => {
  const transactionId = await beginTransaction(deps);
  const connection = { client: deps.clients.once, target: deps.target, transactionId };
  try {
    await executeWrite(connection, setSchemaSession());
    await executeWrite(connection, change, { continueAfterTimeout: true });
    await commitTransaction(deps, transactionId);
  } catch (error) {
    // It goes on inside this very transaction, which must not be ended under it.
    if (failureKind(error) === 'statement_timeout') throw error;
    await rollbackTransaction(deps, transactionId);
    throw error;
  }
};
