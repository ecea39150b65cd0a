import { setSchemaSession } from '../sql/session.ts';
import type { Write } from '../sql/statement.ts';
import { executeWrite } from './execute-statement.ts';
import { beginTransaction, rollbackTransaction, type TransactionDeps } from './transaction.ts';

/**
 * One statement that changes the schema. The transaction is only there to hold the session: MySQL commits such a
 * statement by itself. It goes on behind a statement timeout; then the caller looks whether it is done.
 */
export const changeSchema = async (deps: TransactionDeps, change: Write): Promise<void> => {
  const transactionId = await beginTransaction(deps);
  const connection = { client: deps.clients.once, target: deps.target, transactionId };
  try {
    await executeWrite(connection, setSchemaSession());
    await executeWrite(connection, change, { continueAfterTimeout: true });
  } finally {
    await rollbackTransaction(deps, transactionId);
  }
};
