import { randomBytes } from 'node:crypto';
import { ApiError } from '../wire/api-error.ts';
import type { DataApiLimits } from '../wire/limits.ts';
import type { Session } from './session.ts';
import { createTransaction, type Ending, type Transaction } from './transaction.ts';

/** Why a transaction is gone, in the words the service puts at the end of the message. */
const endings: Readonly<Record<Ending, string>> = {
  expired: 'Transaction may be expired',
  ended: 'One previous call resulted in a termination of your transaction',
  aborted: 'Transaction has been aborted due to an error from a previous call',
};

/** What a transaction was begun with; a later call must say the same. */
export type TransactionOwner = {
  readonly secretArn: string;
  readonly database?: string | undefined;
};

export type Transactions = {
  begin(session: Session, owner: TransactionOwner): Promise<string>;
  find(transactionId: string, caller: TransactionOwner): Transaction;
  close(): Promise<void>;
};

const checkOwner = (owner: TransactionOwner, caller: TransactionOwner): void => {
  if (owner.secretArn !== caller.secretArn) {
    throw new ApiError('BadRequestException', 'The secret is not the one the transaction began with');
  }
  if (caller.database !== undefined && caller.database !== owner.database) {
    throw new ApiError('BadRequestException', 'Database name is not the same as transaction');
  }
};

export const transactionNotFound = (id: string, ending: Ending): ApiError => {
  return new ApiError('TransactionNotFoundException', `Transaction ${id} is not found: ${endings[ending]}`);
};

export const createTransactions = (limits: DataApiLimits): Transactions => {
  const open = new Map<string, { readonly transaction: Transaction; readonly owner: TransactionOwner }>();
  const gone = new Map<string, Ending>();
  return {
    begin: async (session, owner) => {
      await session.run('START TRANSACTION');
      const id = randomBytes(96).toString('base64');
      const transaction = createTransaction(session, limits, (ending) => {
        open.delete(id);
        gone.set(id, ending);
      });
      open.set(id, { transaction, owner });
      return id;
    },
    find: (id, caller) => {
      const found = open.get(id);
      if (!found) throw transactionNotFound(id, gone.get(id) ?? 'expired');
      checkOwner(found.owner, caller);
      return found.transaction;
    },
    close: async () => {
      await Promise.all([...open.values()].map(({ transaction }) => transaction.rollBack('expired')));
    },
  };
};
