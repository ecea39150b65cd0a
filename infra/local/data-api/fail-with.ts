import type { FailureKind, Fault } from './faults/faults.ts';
import { databaseError } from './sessions/sql-error.ts';
import { StatementTimeout } from './sessions/statement-timeout.ts';
import type { Transaction } from './sessions/transaction.ts';
import { transactionNotFound } from './sessions/transactions.ts';
import { ApiError } from './wire/api-error.ts';
import type { Reply } from './wire/reply.ts';

/** Thrown where the caller gets no answer at all. */
export class ReplyLost extends Error {}

type Failing = {
  readonly transactionId: string | undefined;
  readonly transaction: Transaction | undefined;
  readonly continueAfterTimeout: boolean;
  readonly execute: () => Promise<Reply>;
};

const deadlock = {
  errno: 1213,
  sqlState: '40001',
  sqlMessage: 'Deadlock found when trying to get lock; try restarting transaction',
};
const lockWait = {
  errno: 1205,
  sqlState: 'HY000',
  sqlMessage: 'Lock wait timeout exceeded; try restarting transaction',
};

const readOnly = {
  errno: 1290,
  sqlState: 'HY000',
  sqlMessage: 'The MySQL server is running with the --read-only option so it cannot execute this statement',
};

const errors: Readonly<Record<FailureKind, (failing: Failing) => Error>> = {
  reply_lost_before: () => new ReplyLost(),
  reply_lost_after: () => new ReplyLost(),
  resuming: () =>
    new ApiError(
      'DatabaseResumingException',
      'The Aurora DB instance is resuming after being auto-paused. Please wait a few seconds and try again.',
    ),
  service_unavailable: () => new ApiError('ServiceUnavailableError', 'The service is not available'),
  database_unavailable: () =>
    new ApiError('DatabaseUnavailableException', 'The writer instance is not available'),
  throttled: () => new ApiError('ThrottlingException', 'Rate exceeded'),
  internal_error: () => new ApiError('InternalServerErrorException', 'Internal error'),
  invalid_state: () =>
    new ApiError('InvalidResourceStateException', 'The cluster is not in a state in which it takes requests'),
  read_only: () => databaseError(readOnly),
  // As the service was seen to say it of a connection that broke under it, of a COMMIT too.
  link_failure: () =>
    new ApiError('BadRequestException', 'Communications link failure; The last packet sent was not answered'),
  statement_timeout: ({ transaction }) => new StatementTimeout(transaction?.connectionId ?? 0),
  deadlock: () => databaseError(deadlock),
  lock_wait_timeout: () => databaseError(lockWait),
  transaction_expired: ({ transactionId }) => transactionNotFound(transactionId ?? '', 'expired'),
};

/** These end the transaction they hit, for real: a later call finds it gone and its work undone. */
const endsTransaction: Partial<Readonly<Record<FailureKind, 'aborted' | 'expired'>>> = {
  statement_timeout: 'aborted',
  deadlock: 'aborted',
  lock_wait_timeout: 'aborted',
  transaction_expired: 'expired',
};

const executesFirst = ({ kind, after }: Fault, { continueAfterTimeout }: Failing): boolean => {
  if (kind === 'reply_lost_after') return true;
  return after ?? (kind === 'statement_timeout' && continueAfterTimeout);
};

/** Fails a call as the fault says, after executing it where the fault says so. */
export const failWith = async (
  fault: Fault & { readonly kind: FailureKind },
  failing: Failing,
): Promise<never> => {
  const executed = executesFirst(fault, failing);
  if (executed) await failing.execute();
  const ending = endsTransaction[fault.kind];
  const goesOn = fault.kind === 'statement_timeout' && executed;
  if (ending && !goesOn) await failing.transaction?.rollBack(ending);
  throw errors[fault.kind](failing);
};
